/** Whether a page of this origin may send requests here: one of our own host, or one that is listed. */
export function isOriginAllowed(
  origin: string | undefined,
  host: string,
  listed: readonly string[],
): boolean {
  if (origin === undefined || listed.includes("*") || listed.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const { protocol, host: originHost } = new URL(origin);
  const ours = `${protocol}//${host}`;
  return URL.canParse(ours) && new URL(ours).host === originHost;
}

/** Whether a Host header, or an address to listen on, means this very machine. */
export function isLoopback(host: string): boolean {
  const bracketed = host.split(":").length > 2 && !host.startsWith("[") ? `[${host}]` : host;
  const url = `http://${bracketed}`;
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
