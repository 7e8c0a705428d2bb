import { Model } from "../../src/catalog/model.entity";
import { modelList } from "../../src/catalog/model.list";
import { openDatabase } from "../../src/platform/db";
import { pageOf, pagesOf } from "../../src/platform/paging";
import { sql } from "../../src/platform/sql";
import { freshDb } from "../support/fresh-db";
import { makeModel } from "../support/make";

test("the count of a list is null when its statement is given up, and the page stands", async () => {
  await using test = await freshDb();
  const model = await makeModel(test.db);
  const impatient = await openDatabase({
    url: test.url,
    entities: [Model],
    statementTimeoutMs: 200,
  });
  const list = modelList(null, null);

  const page = await pageOf(impatient.manager, list, {});
  const pages = await pagesOf(impatient.manager, { ...list, parent: sql`t.id` }, {}, [model.id]);
  const counts = await test.db.transaction(async (other) => {
    await other.query("LOCK TABLE models");
    return [await page.count(), await pages.get(model.id)?.count()];
  });
  await impatient.destroy();

  expect(page.edges).toHaveLength(1);
  expect(counts).toEqual([null, null]);
  expect(pages.get(model.id)?.edges).toHaveLength(1);
});

test("a count that fails for another reason fails", async () => {
  await using test = await freshDb();
  const page = await pageOf(test.db, modelList(null, null), {});

  await test.db.query("DROP TABLE models CASCADE");

  await expect(page.count()).rejects.toThrow("models");
});
