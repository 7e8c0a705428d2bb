import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { FastifyInstance } from "fastify";

const compress = promisify(gzip);
const decompress = promisify(gunzip);

interface Page {
  compressed: Buffer;
  policy: string;
}

const welcome = `# Benchgraph. Ctrl-Space completes, Shift-Ctrl-P makes it pretty, the book on the left is the documentation.
{
  models(first: 5) {
    nodes {
      name
      parameters
      versions {
        nodes {
          quantization
          format
        }
      }
    }
  }
}
`;

/** Serves GraphiQL, all of it from here: it works without any other host. */
export function serveGraphiql(app: FastifyInstance, endpoint: string): void {
  let page: Promise<Page> | undefined;
  app.get("/graphiql", async (request, reply) => {
    const { compressed, policy } = await (page ??= makePage(endpoint));
    const takesGzip = /\bgzip\b/.test(String(request.headers["accept-encoding"]));
    if (takesGzip) reply.header("content-encoding", "gzip");
    return reply
      .header("content-type", "text/html; charset=utf-8")
      .header("content-security-policy", policy)
      .header("cache-control", "no-cache")
      .header("vary", "accept-encoding")
      .header("x-content-type-options", "nosniff")
      .header("referrer-policy", "no-referrer")
      .send(takesGzip ? compressed : await decompress(compressed));
  });
}

/** Nine megabytes: made when first asked for, and kept compressed. */
async function makePage(endpoint: string): Promise<Page> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const html = renderGraphiQL({
    title: "Benchgraph",
    endpoint,
    subscriptionsProtocol: "WS",
    defaultQuery: welcome,
  });
  return { compressed: await compress(html), policy: policyOf(html) };
}

/** What the page may do: its one script, the workers that it makes itself, and requests to this server. */
function policyOf(html: string): string {
  const script = html.slice(
    html.indexOf("<script>") + "<script>".length,
    html.lastIndexOf("</script>"),
  );
  const hash = createHash("sha256").update(script).digest("base64");
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}' blob:`,
    "worker-src blob:",
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
