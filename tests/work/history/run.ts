import { setTimeout as sleep } from "node:timers/promises";
import { check } from "./checker";
import { Crew, type CrewSize } from "./crew";
import { callsOf, type History, progressOf } from "./history";
import { inflict } from "./inflict";
import { readLogs } from "./log";
import { maskedErrors } from "./masked-errors";
import { type Fault, type Hardship, planFaults, targetName } from "./plan";
import { readTables } from "./tables";
import type { Violation } from "./violation";
import { startWorld, type Surroundings, type World } from "./world";

/** A run of the history check. */
export interface Trial {
  surroundings: Surroundings;
  crew: CrewSize;
  hardship: Hardship;
  /** Look at the history so far every so many milliseconds, and stop once something is found. */
  lookEveryMs?: number;
  /** Told now and then how things stand. */
  say: (line: string) => void;
}

/** What came of it. */
export interface Outcome {
  history: History;
  operations: number;
  faults: number;
  violations: Violation[];
  /** Servers that ended by themselves. */
  surprises: string[];
  /** Errors of servers that no client would be told. */
  masked: string[];
}

const sayEveryMs = 10_000;
/** By then every lease is over, and the configs of the dead have been swept. */
const longestAftermathMs = 20_000;

/** Lets a lab work while the plan's faults come over it, waits until the dust has settled, and checks what happened. */
export async function runTrial(trial: Trial): Promise<Outcome> {
  await using world = await startWorld(trial.surroundings);
  const crew = new Crew(world, trial.crew);
  crew.start();
  const storm = new Storm(trial, world, crew);
  await storm.rage();
  await crew.kill();
  const cutShort = storm.found;
  if (!cutShort) await settle(world);
  const history = await readHistory(world, { ended: !cutShort });
  return {
    history,
    operations: history.calls.length,
    faults: storm.faults,
    violations: check(history),
    surprises: world.servers.flatMap((server) => server.surprise ?? []),
    masked: maskedErrors(world.servers.map((server) => server.log)),
  };
}

/** The time in which faults happen. */
class Storm {
  faults = 0;
  found = false;
  readonly #lines = new Map<string, Promise<void>>();

  constructor(
    private readonly trial: Trial,
    private readonly world: World,
    private readonly crew: Crew,
  ) {}

  /** Ends once the time is over and everything is whole again, or a look has found something. */
  async rage(): Promise<void> {
    const { hardship } = this.trial;
    const begun = Date.now();
    const over = new AbortController();
    const underWay: Promise<void>[] = [];
    const telling = this.#every(sayEveryMs, over.signal, () => this.#tell(begun));
    const { lookEveryMs } = this.trial;
    const looking =
      lookEveryMs === undefined
        ? Promise.resolve()
        : this.#every(lookEveryMs, over.signal, () => this.#look());
    for (const fault of planFaults(hardship)) {
      await this.#until(begun + fault.atMs);
      if (this.found) break;
      this.faults++;
      underWay.push(this.#inTurn(fault));
    }
    await this.#until(begun + hardship.seconds * 1000);
    over.abort();
    await Promise.all([...underWay, telling, looking]);
  }

  /** On a slow machine a fault may last until the next one on its target comes: that one waits for it. */
  #inTurn(fault: Fault): Promise<void> {
    const line = targetName(fault);
    const before = this.#lines.get(line) ?? Promise.resolve();
    const turn = before.then(() => inflict(fault, this.world, this.crew));
    this.#lines.set(line, turn);
    return turn;
  }

  async #until(time: number): Promise<void> {
    while (!this.found && Date.now() < time) await sleep(Math.min(200, time - Date.now() + 1));
  }

  async #every(ms: number, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    for (;;) {
      await sleep(ms, undefined, { signal }).catch(() => "cut short");
      if (signal.aborted) return;
      await work().catch(() => undefined); // the database is down at the moment
    }
  }

  async #look(): Promise<void> {
    const history = await readHistory(this.world, { ended: false });
    this.found ||= check(history).length > 0;
  }

  async #tell(begun: number): Promise<void> {
    const states = await this.world.database.use((client) =>
      client.query<{ told: string }>(
        `SELECT string_agg(count || ' ' || status, ', ' ORDER BY status) AS told
         FROM (SELECT status, count(*) FROM benchmark_configs GROUP BY status) AS states`,
      ),
    );
    const seconds = Math.round((Date.now() - begun) / 1000);
    const told = states.rows[0]?.told ?? "";
    this.trial.say(
      `${seconds} s: ${callsOf(readLogs(this.world.logs)).length} operations, ${this.faults} faults; ${told}`,
    );
  }
}

/** Waits until nothing runs any more, since everybody who could finish it is dead. */
async function settle({ servers, database }: World): Promise<void> {
  for (const server of servers) if (server.surprise === null) await server.ready();
  for (const begun = Date.now(); Date.now() - begun < longestAftermathMs;) {
    const running = await database.use((client) =>
      client.query("SELECT FROM benchmark_configs WHERE status = 'running' LIMIT 1"),
    );
    if (running.rowCount === 0) return;
    await sleep(250);
  }
}

/**
 * Answers are read before the tables and requests after them, so that whatever was told must be in the tables, and
 * whatever is in the tables must have been asked for.
 */
async function readHistory(
  { database, lab, logs }: World,
  { ended }: { ended: boolean },
): Promise<History> {
  const until = Date.now();
  const tables = await database.use(readTables);
  const written = readLogs(logs);
  const matrix = (modelVersionId: string, steady: boolean) => ({
    modelVersionId,
    size: lab.size,
    steady,
  });
  return {
    ...tables,
    calls: callsOf(written, until),
    progress: progressOf(written),
    matrices: [matrix(lab.steered, false), matrix(lab.steady, true)],
    ended,
  };
}
