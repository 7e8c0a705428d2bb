import type { Actor, Role } from "./actor";
import type { Db } from "./db";
import type { Events } from "./events/events";
import type { Gate } from "./gate";
import { standardMaxCost } from "./limits";
import type { Log } from "./log";

/** What a server is made with. */
interface SharedOptions {
  db: Db;
  /** Where there is none, claims share the others' connections. */
  claimDb?: Db;
  events: Events;
  log: Log;
  claimGate: Gate;
  maxCost?: number;
}

/** What all requests of one server share. */
export class Shared {
  readonly #parts = new Map<unknown, unknown>();
  readonly db: Db;
  /** Connections for claims alone, so that who has its turn at the gate need not wait for those that others use. */
  readonly claimDb: Db;
  readonly events: Events;
  readonly log: Log;
  /** Claims pass it a few at a time. */
  readonly claimGate: Gate;
  /** Largest cost of one operation. */
  readonly maxCost: number;

  constructor({ db, claimDb = db, events, log, ...options }: SharedOptions) {
    const { claimGate, maxCost = standardMaxCost } = options;
    this.db = db;
    this.claimDb = claimDb;
    this.events = events;
    this.log = log;
    this.claimGate = claimGate;
    this.maxCost = maxCost;
  }

  /** What a server has one of, made when first asked for; `make` itself is the key. */
  part<Part>(make: (shared: Shared) => Part): Part {
    const part = (this.#parts.get(make) as Part | undefined) ?? make(this);
    this.#parts.set(make, part);
    return part;
  }
}

/** What one request knows: who asks, where statements go, and the loaders made so far. */
export class RequestContext {
  // not #private: Apollo hands resolvers a copy of the context
  private readonly loaders = new Map<unknown, unknown>();
  readonly db: Db;
  /** The role that the mutation at work asks for; null before that was checked. */
  neededRole: Role | null = null;
  /** What the mutation at work did, in one sentence for the audit log; null: no more than that it is done. */
  outcome: string | null = null;

  constructor(
    readonly shared: Shared,
    readonly actor: Actor,
    readonly requestId: string,
  ) {
    this.db = shared.db;
  }

  /** The loader of this request; `make` itself is the key, so a module-level function gives one per request. */
  loader<Loader>(make: (db: Db) => Loader): Loader {
    const loader = (this.loaders.get(make) as Loader | undefined) ?? make(this.db);
    this.loaders.set(make, loader);
    return loader;
  }

  /** Forgets what was loaded, so that the answer of a mutation never shows what was there before it. */
  forget(): void {
    this.loaders.clear();
  }
}
