import { ValidateBy } from "class-validator";

/** The text passes a check of its own. */
export function Fits(name: string, fits: (value: string) => boolean): PropertyDecorator {
  const validate = (value: unknown): boolean => typeof value === "string" && fits(value);
  return ValidateBy({ name, validator: { validate } });
}

/** Exact origins, or `*` alone. */
export function Origins(): PropertyDecorator {
  const validate = (value: unknown): boolean =>
    Array.isArray(value) && (value.every(isOrigin) || (value.length === 1 && value[0] === "*"));
  return ValidateBy({ name: "origins", validator: { validate } });
}

const isOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** Makes the check that a text is a URL of one of these protocols. */
export function isUrlOf(...protocols: string[]): (text: string) => boolean {
  return (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

/** Whether only this machine can reach a host. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
