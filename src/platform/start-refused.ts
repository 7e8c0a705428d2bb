/** A start that cannot go on: its message is one sentence for the person who started the server, who sees nothing else. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}
