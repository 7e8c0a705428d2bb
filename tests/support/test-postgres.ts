import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../src/platform/embedded/postgres";

/** A PostgreSQL for one run of the tests: quick, because nothing in it has to last. */
export interface TestPostgres {
  /** Of its superuser, in a database that is empty. */
  url: string;
  /** Stops it and removes its data. */
  stop: () => Promise<void>;
}

/** Starts a throwaway server from the embedded programs, or from the folder that TEST_POSTGRES_BIN names. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), "benchgraph-test-"));
  const removeData = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  try {
    const { url, stop } = await startPostgres({
      dataDir,
      binDir: process.env["TEST_POSTGRES_BIN"],
      settings: { fsync: "off", full_page_writes: "off", max_connections: "300" },
    });
    return {
      url,
      stop: async () => {
        await stop();
        await removeData();
      },
    };
  } catch (error) {
    await removeData();
    throw error;
  }
}
