/** One announcement as it travels between instances. */
export interface Announcement {
  /** Differs from that of every other announcement. */
  id: string;
  channel: string;
  payload: unknown;
}

/** PostgreSQL carries less than 8,000 bytes; what is left is for id and channel. */
const mostPayloadBytes = 7900;
const channelName = /^[!-~]{1,60}$/;

/** `id channel payload`, or an error when NOTIFY could not carry it. */
export function writeAnnouncement({ id, channel, payload }: Announcement): string {
  if (!channelName.test(channel)) {
    throw new Error(
      `"${channel}" is no channel: 1 to 60 visible ASCII characters without a space are.`,
    );
  }
  const json = JSON.stringify(payload ?? null);
  const bytes = Buffer.byteLength(json);
  if (bytes > mostPayloadBytes) {
    throw new Error(
      `An announcement on ${channel} has ${bytes} bytes as JSON and ${mostPayloadBytes} can be carried: announce ids, not what they stand for.`,
    );
  }
  return `${id} ${channel} ${json}`;
}

/** Reads what `writeAnnouncement` wrote; null when it is something else. */
export function readAnnouncement(text: string): Announcement | null {
  const [, id, channel, json] = /^(\S+) (\S+) (.*)$/s.exec(text) ?? [];
  if (id === undefined || channel === undefined || json === undefined) return null;
  try {
    return { id, channel, payload: JSON.parse(json) };
  } catch {
    return null;
  }
}
