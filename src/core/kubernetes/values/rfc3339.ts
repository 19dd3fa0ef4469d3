const SHAPE = /^\d{4}-(\d{2})-(\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since the epoch of a time as Go's time.RFC3339 reads it; undefined for anything else. */
export function parseRfc3339(text: string): number | undefined {
  const [, month, day] = SHAPE.exec(text) ?? [];
  const time = month === undefined ? Number.NaN : Date.parse(text);
  if (Number.isNaN(time)) return undefined;
  // Date.parse moves the 30th of February into March.
  const local = new Date(Date.parse(`${text.slice(0, 10)}T00:00:00Z`));
  return local.getUTCDate() === Number(day) ? time : undefined;
}
