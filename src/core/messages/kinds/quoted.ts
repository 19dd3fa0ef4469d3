/** The text between two others in a message, at its first place; undefined if there is none. */
export function between(line: string, before: string, ...after: readonly string[]): string | undefined {
  const start = line.indexOf(before);
  if (start < 0) return undefined;
  const from = start + before.length;
  const ends = after.map((text) => line.indexOf(text, from)).filter((end) => end >= 0);
  return ends.length > 0 ? line.slice(from, Math.min(...ends)) : undefined;
}

/** The word after the last place of a text: a host, a path, a name. */
export function wordAfter(line: string, before: string): string | undefined {
  const start = line.lastIndexOf(before);
  if (start < 0) return undefined;
  const rest = line.slice(start + before.length);
  const end = rest.search(/["'\s\\,;)\]]/);
  return (end < 0 ? rest : rest.slice(0, end)) || undefined;
}

/** The object of a verb before the reason of its failure: the path of "open /etc/x: permission denied". */
export function objectOf(line: string, verbs: readonly string[], reason: string): string | undefined {
  const end = line.indexOf(reason);
  if (end < 0) return undefined;
  const start = Math.max(
    ...verbs.map((verb) => {
      const at = line.lastIndexOf(`${verb} `, end);
      return at < 0 ? -1 : at + verb.length + 1;
    }),
  );
  const path = start < 0 ? '' : line.slice(start, end).replaceAll('"', '');
  return path === '' || path.includes(':') ? undefined : path;
}
