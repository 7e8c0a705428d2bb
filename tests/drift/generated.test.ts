import { envExample, withEnvTable } from "../../src/printing/env-table";
import { errorsPage } from "../../src/printing/errors-page";
import { databaseSnapshot } from "../../src/printing/database-lines";
import { schemaSdl } from "../../src/printing/schema-sdl";
import { buildApi } from "../../src/schema";
import { freshDb } from "../support/fresh-db";
import { committed } from "./committed";

// When one of these fails: npm run generate, and read the difference before it is committed.

test("schema.graphql is what the code serves", () => {
  expect(schemaSdl(buildApi())).toBe(committed("schema.graphql"));
});

test("docs/errors.md is the catalogue of errors", () => {
  expect(errorsPage()).toBe(committed("docs/errors.md"));
});

test("the table in docs/operate.md is the environment that is read", () => {
  const page = committed("docs/operate.md");

  expect(withEnvTable(page)).toBe(page);
});

test(".env.example is the environment that is read", () => {
  expect(envExample()).toBe(committed(".env.example"));
});

test("migrations/schema.snapshot.txt is what the migrations make", async () => {
  await using test = await freshDb();

  expect(await databaseSnapshot(test.db)).toBe(committed("migrations/schema.snapshot.txt"));
});
