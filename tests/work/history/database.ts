import { readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { type RunningPostgres, startPostgres } from "../../../src/platform/embedded/postgres";
import { freePort } from "./free-port";

/** Of the connections that servers open. */
const applicationName = "benchgraph";

/** A PostgreSQL of the check's own, as durable as one in production, that can be crashed and started again. */
export class Database implements AsyncDisposable {
  private constructor(
    private readonly dataDir: string,
    readonly port: number,
    private readonly settings: Record<string, string>,
    private running: RunningPostgres,
  ) {}

  static async start(dataDir: string, settings: Record<string, string> = {}): Promise<Database> {
    const port = await freePort();
    const running = await startPostgres({ dataDir, port, settings });
    return new Database(dataDir, port, settings, running);
  }

  /** Of the database itself. */
  get url(): string {
    return this.running.url;
  }

  /** Through another port, e.g. a proxy's. */
  urlThrough(port: number): string {
    const url = new URL(this.running.url);
    url.port = String(port);
    return url.href;
  }

  /** What `pg_ctl stop -m immediate` does: every process of it ends at once, and the next start has to recover. */
  async crash(): Promise<void> {
    const file = path.join(this.dataDir, "database", "postmaster.pid");
    const [pid = ""] = readFileSync(file, "utf8").split("\n");
    process.kill(Number(pid), "SIGQUIT");
    await this.running.ended;
  }

  async startAgain(): Promise<void> {
    const { dataDir, port, settings } = this;
    this.running = await startPostgres({ dataDir, port, settings });
  }

  /** Ends a share of the connections that servers hold, in the middle of whatever they do. */
  async terminateConnections(share: number): Promise<void> {
    await this.use((client) =>
      client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND random() < $2`,
        [applicationName, share],
      ),
    );
  }

  /** A connection for a moment. */
  async use<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: 10_000,
      query_timeout: 60_000,
    });
    client.on("error", () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.running.stop();
  }
}
