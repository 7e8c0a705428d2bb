import type { Pool } from "pg";
import type { Bench } from "../database";
import { count, MatrixMaker, populateSeed } from "../matrix";
import type { Batch, Queue } from "./competitor";

/** The original's statements, bare: no owner, no lease, no result. */
export class SeedQueue implements Queue {
  readonly by = "seed SQL";
  readonly #pool: Pool;
  readonly #makeMatrix: MatrixMaker;

  constructor({ pool, database }: Bench) {
    this.#pool = pool;
    this.#makeMatrix = new MatrixMaker(database);
  }

  async fill(pending: number): Promise<void> {
    const missing =
      pending - (await count(this.#pool, "FROM seed_configs WHERE status = 'pending'"));
    for await (const dimensions of this.#makeMatrix.of(missing))
      await populateSeed(this.#pool, dimensions);
    await this.#pool.query("ANALYZE seed_configs");
  }

  async claim(limit: number): Promise<Batch> {
    const { rows } = await this.#pool.query<{ id: string }>(
      `WITH selected AS (
        SELECT id FROM seed_configs WHERE status = 'pending' AND priority <= 1000
        ORDER BY priority, created_at LIMIT $1 FOR UPDATE SKIP LOCKED
      )
      UPDATE seed_configs SET status = 'running', started_at = now()
      WHERE id IN (SELECT id FROM selected) RETURNING *`,
      [limit],
    );
    const ids = rows.map((config) => config.id);
    return {
      ids,
      completeOne: async (id) => {
        await this.#pool.query(
          "UPDATE seed_configs SET status = 'completed', completed_at = now() WHERE id = $1",
          [id],
        );
      },
      completeAll: async () => {
        await this.#pool.query(
          "UPDATE seed_configs SET status = 'completed', completed_at = now() WHERE id = ANY($1::uuid[])",
          [ids],
        );
      },
    };
  }
}
