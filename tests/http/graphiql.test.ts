import { createHash } from "node:crypto";
import { serve } from "./serve";

test("GraphiQL comes from here alone, and may do nothing but talk to this server", async () => {
  await using server = await serve();
  const { status, headers, text: page } = await server.send({ path: "/graphiql" });

  expect(status).toBe(200);
  expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(page).toContain('"endpoint":"/graphql"');
  const markup = page.replace(/<script>.*<\/script>/s, "");
  expect(markup).not.toMatch(/(src|href)=["']?(https?:)?\/\/|url\(["']?(https?:)?\/\/|@import/);

  const policy = String(headers["content-security-policy"]);
  const [, script = ""] = /<script>(.*)<\/script>/s.exec(page) ?? [];
  const hash = createHash("sha256").update(script).digest("base64");
  expect(policy).toContain(`script-src 'sha256-${hash}'`);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
});

test("a browser that takes gzip gets the page compressed", async () => {
  await using server = await serve();

  const response = await fetch(`http://127.0.0.1:${server.port}/graphiql`, {
    headers: { "accept-encoding": "gzip" },
  });

  expect(response.headers.get("content-encoding")).toBe("gzip");
  expect(await response.text()).toContain("YogaGraphiQL.renderYogaGraphiQL");
});
