import { Transform, type Readable, type TransformCallback } from "node:stream";
import type { FastifyRequest } from "fastify";
import { type Actor, includesRole, Role } from "../platform/actor";

const mebibyte = 1024 * 1024;

/** The largest body of all: reports travel as text. */
export const mostBodyBytes = 12 * mebibyte;

/** A body that is larger than its sender may send. */
class BodyTooLarge extends Error {
  readonly statusCode = 413;

  constructor(limit: number) {
    super(`The body is larger than ${limit / mebibyte} MiB.`);
  }
}

/** How large a body of this sender may be. */
function bodyLimitOf({ role }: Actor): number {
  return includesRole(role, Role.WORKER) ? mostBodyBytes : mebibyte;
}

/** The body, cut off with BodyTooLarge at its sender's limit. */
export function limited(request: FastifyRequest, body: Readable): Readable {
  const limit = bodyLimitOf(request.actor);
  const told = request.headers["content-length"];
  if (Number(told ?? 0) > limit) throw new BodyTooLarge(limit);
  return told === undefined && limit < mostBodyBytes ? body.pipe(new Cut(limit)) : body;
}

class Cut extends Transform {
  #left: number;

  constructor(private readonly limit: number) {
    super();
    this.#left = limit;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#left -= chunk.length;
    if (this.#left < 0) done(new BodyTooLarge(this.limit));
    else done(null, chunk);
  }
}
