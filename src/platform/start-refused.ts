/** A start that cannot go on: its message is one sentence for the person who started the server, who sees nothing else. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}

/** The last line of what was thrown, where programs say what is wrong: fit to stand inside a sentence. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split("\n").at(-1) ?? message;
}
