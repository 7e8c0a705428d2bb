import type { FastifyInstance } from "fastify";
import { type Db, rows } from "../platform/db";
import { notFound } from "../platform/errors";
import { sql } from "../platform/sql";
import { actorOf, type Keys } from "./keys";

interface ReportFiles {
  db: Db;
  keys: Keys;
}

interface Report {
  content_hash: string;
  file_name: string | null;
  content: Buffer;
}

/** What a hash can look like; no other text is worth a statement. */
const hashText = /^[\w:-]{1,200}$/;

/** Serves the files of tools as they came, to whoever may read. */
export function serveReports(app: FastifyInstance, { db, keys }: ReportFiles): void {
  app.get<{ Params: { id: string } }>("/reports/:id", async (request, reply) => {
    await actorOf(request.headers.authorization, keys);
    const { id } = request.params;
    const report = hashText.test(id) ? await reportOf(db, id) : undefined;
    if (!report) throw notFound("reportId", "report", id);
    const etag = `"${report.content_hash}"`;
    reply.header("etag", etag).header("cache-control", "private, no-cache");
    if (request.headers["if-none-match"]?.includes(etag)) return reply.code(304).send();
    return reply
      .type("application/octet-stream")
      .header("content-disposition", attachment(report.file_name ?? `${id}.txt`))
      .header("x-content-type-options", "nosniff")
      .send(report.content);
  });
}

async function reportOf(db: Db, id: string): Promise<Report | undefined> {
  const [report] = await rows<Report>(
    db,
    sql`
    -- http/report-file
    SELECT content_hash, file_name, content FROM benchmark_reports WHERE content_hash = ${id}`,
  );
  return report;
}

/** The header that names a download: the last part of its path, and nothing that could end the header or a quotation. */
function attachment(fileName: string): string {
  const name = (fileName.split(/[\\/]/).at(-1) ?? "").replace(/\p{Cc}/gu, "");
  const safe = name === "" || /^\.+$/.test(name) ? "report" : name.slice(0, 200);
  const ascii = safe.replace(/[^\w.() -]/g, "_");
  const all = encodeURIComponent(safe.toWellFormed()).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${all}`;
}
