import { GraphQLObjectType, GraphQLSchema, GraphQLString, graphql } from "graphql";
import { auditMutations } from "../../src/access/audit";
import { AuditEntry } from "../../src/access/audit-entry.entity";
import { Role } from "../../src/platform/actor";
import { RequestContext } from "../../src/platform/context";
import { JSONObject } from "../../src/platform/scalars";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { readableLog } from "../support/readable-log";
import { sharedOver } from "../support/shared";

const create = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { secret apiKey { id } }
}`;

const entries = (test: FreshApi | FreshDb): Promise<AuditEntry[]> =>
  test.db.find(AuditEntry, { order: { at: "ASC" } });

test("what an admin changed is in the audit log, without the secret", async () => {
  await using api = await freshApi();
  const input = { name: "pods", role: "WORKER" };

  const { createApiKey } = await api.ask(create, { input });

  const [entry, ...others] = await entries(api);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    apiKeyId: null,
    keyName: "test admin",
    role: "admin",
    mutation: "createApiKey",
    input: { name: "pods", role: "worker" },
    outcome: `Made the key ${createApiKey.apiKey.id}.`,
  });
  expect(JSON.stringify(entry)).not.toContain(createApiKey.secret);
});

test("a refused mutation is in the audit log with its code and its request", async () => {
  await using api = await freshApi();
  const input = { name: "pods", role: "WORKER" };
  await api.ask(create, { input });

  const conflict = await api.refusal(create, { input });
  const bad = await api.refusal(create, { input: { ...input, name: "" } });
  const forbidden = await api.refusal(create, { input }, Role.OPERATOR);

  const refused = (await entries(api)).slice(1);
  expect(refused.map((entry) => [entry.role, entry.requestId, entry.outcome])).toEqual([
    ["admin", conflict.extensions?.["requestId"], `refused: CONFLICT ${conflict.message}`],
    ["admin", bad.extensions?.["requestId"], `refused: BAD_USER_INPUT ${bad.message}`],
    ["operator", forbidden.extensions?.["requestId"], `refused: FORBIDDEN ${forbidden.message}`],
  ]);
});

test("each mutation of one request has an entry of its own", async () => {
  await using api = await freshApi();

  await api.answer(`mutation {
    a: createApiKey(input: { name: "a", role: READER }) { secret }
    b: createApiKey(input: { name: "a", role: READER }) { secret }
    c: createApiKey(input: { name: "c", role: READER }) { secret }
  }`);

  const outcomes = (await entries(api)).map((entry) => entry.outcome.split(" ")[0]);
  expect(outcomes).toEqual(["Made", "refused:", "Made"]);
});

test("queries leave no entry", async () => {
  await using api = await freshApi();

  await api.ask("{ viewer { name } apiKeys { id } }");

  expect(await entries(api)).toEqual([]);
});

/** A schema of one mutation that needs a role, and what it answers. */
function schemaOf(role: Role, answer: (ctx: RequestContext) => unknown): GraphQLSchema {
  const work = {
    type: GraphQLString,
    args: { input: { type: JSONObject } },
    resolve: (_root: unknown, _args: unknown, ctx: RequestContext) => {
      ctx.neededRole = role;
      return answer(ctx);
    },
  };
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: "Query", fields: { none: { type: GraphQLString } } }),
    mutation: new GraphQLObjectType({ name: "Mutation", fields: { work } }),
  });
  auditMutations(schema);
  return schema;
}

interface Asked {
  role?: Role;
  input?: unknown;
  name?: string | null;
  source?: string;
  answer?: (ctx: RequestContext) => unknown;
}

/** Runs that mutation once, for a key that may do anything. */
async function runWork(test: FreshDb, { role, input, name, source, answer }: Asked) {
  const { log, lines } = readableLog();
  const shared = sharedOver(test.db, { log });
  const actor = { keyId: null, name: name === undefined ? "somebody" : name, role: Role.ADMIN };
  const result = await graphql({
    schema: schemaOf(role ?? Role.OPERATOR, answer ?? (() => "answer")),
    source: source ?? "mutation ($input: JSONObject) { work(input: $input) }",
    variableValues: { input },
    contextValue: new RequestContext(shared, actor, "request-1"),
  });
  return { result, lines };
}

test.each([
  [Role.WORKER, 0],
  [Role.OPERATOR, 1],
  [Role.ADMIN, 1],
])("of a mutation that needs %s there are %d entries", async (role, count) => {
  await using test = await freshDb();

  await runWork(test, { role });

  expect(await entries(test)).toHaveLength(count);
});

test("an asker without a key leaves no entry", async () => {
  await using test = await freshDb();

  const { lines } = await runWork(test, { name: null });

  expect(await entries(test)).toEqual([]);
  expect(lines()).toEqual([]);
});

test("a mutation that says nothing of itself is done, and a fault of ours is told masked", async () => {
  await using test = await freshDb();

  await runWork(test, {});
  await runWork(test, {
    answer: () => {
      throw new Error("password of the driver");
    },
  });

  expect((await entries(test)).map((entry) => entry.outcome)).toEqual([
    "work done",
    "failed: INTERNAL_SERVER_ERROR The server made a fault; its log has it under requestId.",
  ]);
});

test("what one mutation says of itself is not told of the next", async () => {
  await using test = await freshDb();
  const said = ["Did one thing.", null];

  await runWork(test, {
    source: "mutation { a: work b: work }",
    answer: (ctx) => {
      ctx.outcome = said.shift() ?? ctx.outcome;
      return "answer";
    },
  });

  expect((await entries(test)).map((entry) => entry.outcome)).toEqual([
    "Did one thing.",
    "work done",
  ]);
});

test("secrets are left out of an input, at any depth", async () => {
  await using test = await freshDb();

  await runWork(test, { input: { a: [{ newSecret: "s3" }], PASSWORD: "s3", tokens: 3 } });

  const [entry] = await entries(test);
  expect(entry?.input).toEqual({
    a: [{ newSecret: "left out" }],
    PASSWORD: "left out",
    tokens: 3,
  });
});

test("an input is cut at ten thousand characters", async () => {
  await using test = await freshDb();
  const fits = { text: "x".repeat(10_000 - '{"text":""}'.length) };

  await runWork(test, { input: fits });
  await runWork(test, { input: { text: `${fits.text}x` } });

  const [whole, cut] = await entries(test);
  expect(whole?.input).toEqual(fits);
  expect(cut?.input).toEqual({ cut: `{"text":"${fits.text}x"` });
});

test("text that jsonb cannot hold is replaced, and what only looks like it is kept", async () => {
  await using test = await freshDb();
  const looks = "\\u0000 \\\\u0000 \\ud800 \u001f é 😀";
  const cutInTheMiddle = `${"x".repeat(9_990)}😀`;

  await runWork(test, { input: { looks, bad: "a\0b\ud800c\\\0", ["k\0"]: 1 } });
  await runWork(test, { input: { text: cutInTheMiddle } });
  await runWork(test, {
    answer: (ctx) => {
      ctx.outcome = "a\0b";
      return "answer";
    },
  });

  const [first, second, third] = await entries(test);
  expect(first?.input).toEqual({ looks, bad: "a\ufffdb\ufffdc\\\ufffd", "k\ufffd": 1 });
  expect(second?.input).toEqual({ cut: `{"text":"${"x".repeat(9_990)}\ufffd` });
  expect(third?.outcome).toBe("a\ufffdb");
});

test("an entry that cannot be written is in the server's log whole, and the mutation stands", async () => {
  await using test = await freshDb();
  await test.db.query("DROP TABLE audit_log");

  const { result, lines } = await runWork(test, { input: { a: 1 } });

  expect(result).toEqual({ data: { work: "answer" } });
  expect(lines()).toMatchObject([
    {
      msg: "an entry of the audit log could not be written",
      entry: {
        ...{ keyName: "somebody", mutation: "work", input: '{"a":1}' },
        ...{ outcome: "work done", requestId: "request-1" },
      },
    },
  ]);
});
