import { seedCommand } from "../../src/seeding/command";
import { freshDatabase, freshDb } from "../support/fresh-db";

interface Ended {
  code: number;
  said: string;
  complained: string;
}

async function seed(environment: NodeJS.ProcessEnv, args: string[] = []): Promise<Ended> {
  const ended = { said: "", complained: "" };
  const code = await seedCommand({
    args,
    environment,
    say: (text) => (ended.said += text),
    complain: (text) => (ended.complained += text),
  });
  return { code, ...ended };
}

test("npm run seed says what it made of each table, and what it left out", async () => {
  await using test = await freshDb();

  const first = await seed({ DATABASE_URL: test.url });
  const second = await seed({ DATABASE_URL: test.url });

  expect(first).toMatchObject({ code: 0, complained: "" });
  expect(first.said).toMatch(/^models +54 made, 0 changed, 0 unchanged$/m);
  expect(first.said).toMatch(/^left out: vultr vcg-a100-1c-6g-4vram \(a slice of a GPU/m);
  expect(second.code).toBe(0);
  expect(second.said).toMatch(/^models +0 made, 0 changed, 54 unchanged$/m);
});

test("without DATABASE_URL it says where the embedded database gets its seeds, and exits 2", async () => {
  expect(await seed({})).toEqual({
    code: 2,
    said: "",
    complained:
      "There is no DATABASE_URL to seed: the embedded database is seeded by the server at its first start.",
  });
});

test("a bad environment or an argument ends it with 2 before anything is opened", async () => {
  const bad = await seed({ DATABASE_URL: "mysql://lab" });
  const asked = await seed({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" }, ["--force"]);

  expect(bad).toMatchObject({ code: 2, said: "" });
  expect(bad.complained).toMatch(/DATABASE_URL/);
  expect(asked).toMatchObject({ code: 2, said: "" });
  expect(asked.complained).toMatch(/--force/);
});

test("a database that cannot be reached ends it with 1 and the reason", async () => {
  const ended = await seed({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });

  expect(ended).toMatchObject({ code: 1, said: "" });
  expect(ended.complained).toMatch(/^Nothing was seeded: .*ECONNREFUSED/);
});

test("a database without the schema ends it with 1 and what to run", async () => {
  const { url, drop } = await freshDatabase("template0");
  try {
    const ended = await seed({ DATABASE_URL: url });

    expect(ended).toMatchObject({ code: 1, said: "" });
    expect(ended.complained).toMatch(/npm run migrate/);
  } finally {
    await drop();
  }
});
