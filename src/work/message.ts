const longest = 10_000;
const marker = "… [cut]";

/** A message of at most 10,000 characters; a longer one is cut and says so, never refused. NUL has no place in text. */
export function cutMessage(message: string): string {
  const clean = message.replaceAll("\0", "\uFFFD");
  return clean.length <= longest ? clean : clean.slice(0, longest - marker.length) + marker;
}
