import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EnvProblem } from "../../src/platform/env";
import { InvalidEnvironment, describeEnv, readEnv } from "../../src/platform/env";

const url = "postgres://lab:pw-of-lab@db.example.org:5432/lab";
const key = "k".repeat(32);

function problemsOf(source: NodeJS.ProcessEnv): EnvProblem[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof InvalidEnvironment) {
      return error.problems;
    }
    throw error;
  }
  return [];
}

function withFile(text: string, use: (file: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "benchgraph-env-"));
  try {
    const file = join(folder, "secret");
    writeFileSync(file, text);
    use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("an empty environment means the embedded database on loopback, with the demo", () => {
  expect(readEnv({})).toEqual({
    databaseUrl: undefined,
    databasePoolSize: 20,
    redisUrl: undefined,
    host: "127.0.0.1",
    port: 4000,
    dataDir: ".benchgraph",
    adminKey: undefined,
    publicReads: true,
    demo: true,
    migrate: true,
    corsOrigins: [],
    logLevel: "info",
    claimGate: 4,
    maxCost: 5000,
    sweepIntervalSeconds: 5,
    shutdownGraceSeconds: 25,
  });
});

test("with a database of one's own, nothing is written into it unasked", () => {
  expect(readEnv({ DATABASE_URL: url })).toMatchObject({ demo: false, migrate: false });
  expect(readEnv({ DATABASE_URL: url, BENCHGRAPH_MIGRATE: "1" })).toMatchObject({ migrate: true });
});

test.each([
  ["127.0.0.1", true],
  ["127.1.2.3", true],
  ["::1", true],
  ["localhost", true],
  ["0.0.0.0", false],
  ["::", false],
  ["192.168.1.4", false],
  ["127.example.org", false],
])("on %s, reading without a key is allowed by default: %s", (host, allowed) => {
  expect(readEnv({ HOST: host }).publicReads).toBe(allowed);
  expect(readEnv({ HOST: host, BENCHGRAPH_PUBLIC_READS: "off" }).publicReads).toBe(false);
  expect(readEnv({ HOST: host, BENCHGRAPH_PUBLIC_READS: "on" }).publicReads).toBe(true);
});

test.each([
  ["1", true],
  ["true", true],
  ["ON", true],
  ["0", false],
  ["False", false],
  ["off", false],
])("the boolean %s is %s", (text, value) => {
  expect(readEnv({ BENCHGRAPH_DEMO: text }).demo).toBe(value);
});

test("an empty value counts as absent", () => {
  expect(readEnv({ PORT: "", DATABASE_URL: "", CORS_ORIGINS: "" })).toEqual(readEnv({}));
});

test("origins are separated by commas, and * stands alone", () => {
  const origins = "https://lab.example.org, http://localhost:5173,http://[::1]:3000";

  expect(readEnv({ CORS_ORIGINS: origins }).corsOrigins).toEqual([
    "https://lab.example.org",
    "http://localhost:5173",
    "http://[::1]:3000",
  ]);
  expect(readEnv({ CORS_ORIGINS: "*" }).corsOrigins).toEqual(["*"]);
  expect(problemsOf({ CORS_ORIGINS: "*,https://lab.example.org" })).toHaveLength(1);
});

test("all bad values are named at once, with what was got and what is wanted", () => {
  const problems = problemsOf({
    DATABASE_URL: "mysql://lab",
    DATABASE_POOL_SIZE: "0",
    REDIS_URL: "http://cache",
    HOST: "no host",
    PORT: "0x50",
    BENCHGRAPH_ADMIN_KEY: "too short",
    BENCHGRAPH_PUBLIC_READS: "yes",
    BENCHGRAPH_DEMO: "2",
    BENCHGRAPH_MIGRATE: "no",
    CORS_ORIGINS: "https://lab.example.org/",
    LOG_LEVEL: "loud",
    CLAIM_GATE: "1.5",
    MAX_COST: "0",
    SWEEP_INTERVAL_SECONDS: "-1",
    SHUTDOWN_GRACE_SECONDS: "1e9",
  });

  const checked = describeEnv().filter(({ name }) => name !== "BENCHGRAPH_DATA_DIR");
  expect(problems.map(({ name }) => name).sort()).toEqual(checked.map(({ name }) => name).sort());
  expect(problems).toContainEqual({
    name: "PORT",
    got: '"0x50"',
    wanted: "a whole number from 0 to 65535",
  });
  expect(new InvalidEnvironment(problems).message).toContain(
    '\n  LOG_LEVEL: got "loud", wanted one of fatal, error,',
  );
});

test("a bad secret is named but never shown", () => {
  const secrets = {
    DATABASE_URL: "db:hush-1",
    REDIS_URL: "hush-2",
    BENCHGRAPH_ADMIN_KEY: "hush-3",
  };

  const problems = problemsOf(secrets);

  expect(problems).toHaveLength(3);
  expect(new InvalidEnvironment(problems).message).not.toContain("hush");
});

test("a secret may come from a file, whose line end is not part of it", () => {
  withFile(`${key}\n`, (file) => {
    expect(readEnv({ BENCHGRAPH_ADMIN_KEY_FILE: file }).adminKey).toBe(key);
  });
  withFile(`${url}\n`, (file) => {
    expect(readEnv({ DATABASE_URL_FILE: file })).toMatchObject({ databaseUrl: url, demo: false });
  });
});

test("a secret's file that cannot be read, or stands beside the value itself, is a bad value", () => {
  expect(problemsOf({ REDIS_URL_FILE: "/nowhere/at/all" })).toEqual([
    { name: "REDIS_URL_FILE", got: '"/nowhere/at/all"', wanted: "a file that can be read" },
  ]);
  withFile(key, (file) => {
    expect(
      problemsOf({ BENCHGRAPH_ADMIN_KEY: key, BENCHGRAPH_ADMIN_KEY_FILE: file }),
    ).toMatchObject([{ name: "BENCHGRAPH_ADMIN_KEY", wanted: "one of them" }]);
  });
});

test("an admin key has no spaces and at least 32 characters", () => {
  expect(readEnv({ BENCHGRAPH_ADMIN_KEY: key }).adminKey).toBe(key);
  expect(problemsOf({ BENCHGRAPH_ADMIN_KEY: key.slice(1) })).toHaveLength(1);
  expect(problemsOf({ BENCHGRAPH_ADMIN_KEY: `${key} ${key}` })).toHaveLength(1);
});

test("every variable is described, and its printed default is its default", () => {
  const rows = describeEnv();

  expect(rows.map(({ name }) => name)).toContain("BENCHGRAPH_DATA_DIR");
  expect(rows.filter(({ meaning }) => !/^[A-Z].*\.$/.test(meaning))).toEqual([]);
  const literal = rows.filter((row) => !row.default.includes(" "));
  const printed = Object.fromEntries(literal.map((row) => [row.name, row.default]));
  expect(readEnv(printed)).toEqual(readEnv({}));
});
