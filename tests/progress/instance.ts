import { randomUUID } from "node:crypto";
import { type ExecutionResult, execute, type GraphQLSchema, parse, subscribe } from "graphql";
import { Role } from "../../src/platform/actor";
import { RequestContext } from "../../src/platform/context";
import type { Db } from "../../src/platform/db";
import type { Events } from "../../src/platform/events/events";
import { LocalEvents } from "../../src/platform/events/local-events";
import { openEvents } from "../../src/platform/events/open-events";
import { createLog } from "../../src/platform/log";
import { buildApi } from "../../src/schema";
import { announcedConfigs, matrixChannel } from "../../src/matrix/announce";
import type { FreshDb } from "../support/fresh-db";
import { sharedOver } from "../support/shared";

let schema: GraphQLSchema | undefined;

/** One instance of the server, asked without HTTP: what the tests of watching talk to. */
export class Instance implements AsyncDisposable {
  readonly shared;

  constructor(
    readonly db: Db,
    readonly events: Events & { close?: () => Promise<void> },
  ) {
    this.shared = sharedOver(db, { events });
  }

  /** Alone in its world. */
  static alone({ db }: FreshDb): Instance {
    return new Instance(db, new LocalEvents());
  }

  /** One of several, which hear each other through PostgreSQL. */
  static async ofSeveral({ db, url }: FreshDb): Promise<Instance> {
    return new Instance(
      db,
      await openEvents({ databaseUrl: url, redisUrl: undefined, log: createLog("fatal") }),
    );
  }

  async ask(document: string, variables: Record<string, unknown> = {}): Promise<any> {
    const { data, errors } = await execute({ ...this.#request(document, variables) });
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async watch(document: string, variables: Record<string, unknown>): Promise<AsyncGenerator<any>> {
    const answers = await subscribe({ ...this.#request(document, variables) });
    if (!(Symbol.asyncIterator in answers)) throw new Error(JSON.stringify(answers.errors));
    return answers as AsyncGenerator<ExecutionResult>;
  }

  /** What is announced of a matrix from now on: ids in order, null for too many, one entry per announcement. */
  heard(modelVersionId: string): { all: (string[] | null)[]; stop: () => Promise<void> } {
    const announcements = this.events.subscribe(matrixChannel(modelVersionId));
    const all: (string[] | null)[] = [];
    const listening = (async () => {
      for await (const one of announcements) all.push(announcedConfigs(one)?.toSorted() ?? null);
    })();
    return {
      all,
      stop: async () => {
        await announcements.return?.();
        await listening;
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.events.close?.();
  }

  #request(document: string, variableValues: Record<string, unknown>) {
    const actor = { keyId: null, name: "test", role: Role.ADMIN };
    return {
      schema: (schema ??= buildApi()),
      document: parse(document),
      variableValues,
      contextValue: new RequestContext(this.shared, actor, randomUUID()),
    };
  }
}
