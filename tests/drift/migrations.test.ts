import { openDatabase } from "../../src/platform/db";
import {
  migrateDown,
  migrateUp,
  migrationClasses,
  migrationFiles,
} from "../../src/platform/migrations";
import { databaseLines } from "../../src/printing/database-lines";
import { freshDatabase } from "../support/fresh-db";

test("the migrations go up, down to nothing, and up again to the same", async () => {
  const { url, drop } = await freshDatabase("template0");
  const database = await openDatabase({ url, entities: [], migrations: migrationClasses() });
  try {
    await migrateUp(database);
    const first = await databaseLines(database.manager);
    expect(first).not.toEqual([]);

    for (const { name } of migrationFiles().toReversed()) {
      expect(await migrateDown(database)).toBe(name);
    }
    expect(await databaseLines(database.manager)).toEqual([]);

    await migrateUp(database);
    expect(await databaseLines(database.manager)).toEqual(first);
  } finally {
    await database.destroy();
    await drop();
  }
});
