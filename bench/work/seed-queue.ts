import type { DataSource } from "typeorm";

/** The original's statements, bare: no owner, no lease, no result. */
export class SeedQueue {
  constructor(private readonly database: DataSource) {}

  async claim(limit: number): Promise<string[]> {
    const [claimed] = await this.database.query<[{ id: string }[], number]>(
      `WITH selected AS (
        SELECT id FROM seed_configs WHERE status = 'pending' AND priority <= 1000
        ORDER BY priority, created_at LIMIT $1 FOR UPDATE SKIP LOCKED
      )
      UPDATE seed_configs SET status = 'running', started_at = now()
      WHERE id IN (SELECT id FROM selected) RETURNING id`,
      [limit],
    );
    return claimed.map((config) => config.id);
  }

  async complete(id: string): Promise<void> {
    await this.database.query(
      "UPDATE seed_configs SET status = 'completed', completed_at = now() WHERE id = $1",
      [id],
    );
  }

  async completeAll(ids: string[]): Promise<void> {
    await this.database.query(
      "UPDATE seed_configs SET status = 'completed', completed_at = now() WHERE id = ANY($1::uuid[])",
      [ids],
    );
  }
}
