import { type Agent, request as httpRequest } from "node:http";

/** Where to, as whom, and over which connections. */
export interface Wire {
  url: string;
  key: string;
  agent: Agent;
}

/** Sends one operation over a connection that is kept, and answers its data; whatever is refused is thrown. */
export function ask<Data>(
  { url, key, agent }: Wire,
  query: string,
  variables: Record<string, unknown>,
): Promise<Data> {
  const body = JSON.stringify({ query, variables });
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    authorization: `Bearer ${key}`,
  };
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.once("error", reject).once("end", () => {
        try {
          resolve(dataOf(JSON.parse(text) as Answer<Data>));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(text));
        }
      });
    });
    request.once("error", reject).end(body);
  });
}

interface Answer<Data> {
  data?: Data;
  errors?: { message: string }[];
}

function dataOf<Data>({ data, errors }: Answer<Data>): Data {
  if (errors || data === undefined) throw new Error(errors?.[0]?.message ?? "no data");
  return data;
}
