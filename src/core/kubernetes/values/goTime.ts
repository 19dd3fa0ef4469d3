import type { Located } from '../../model/documents/located.ts';

/** Nanoseconds of Go's units (time, ParseDuration). */
const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** Milliseconds, or Go's error. */
export type GoDuration = { readonly milliseconds: number } | { readonly error: string };

/** Reads a duration as Go's time.ParseDuration does: numbers with units, the largest unit being the hour. */
export function parseGoDuration(text: string): GoDuration {
  const invalid = { error: `time: invalid duration "${text}"` };
  const sign = /^[-+]/.exec(text)?.[0] ?? '';
  let rest = text.slice(sign.length);
  if (rest === '0') return { milliseconds: 0 };
  if (rest === '') return invalid;
  let nanoseconds = 0;
  while (rest !== '') {
    const [whole = '', number = '', unit = ''] = /^(\d+\.?\d*|\.\d+)([^\d.]*)/.exec(rest) ?? [];
    if (whole === '') return invalid;
    if (unit === '') return { error: `time: missing unit in duration "${text}"` };
    const size = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
    if (size === undefined) return { error: `time: unknown unit "${unit}" in duration "${text}"` };
    nanoseconds += Number(number) * size;
    rest = rest.slice(whole.length);
  }
  return { milliseconds: (sign === '-' ? -nanoseconds : nanoseconds) / 1e6 };
}

/** As Go prints it: "2160h0m0s", "45m0s", "30s". */
export function goDurationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  if (seconds < 60) return `${rest}s`;
  return seconds < 3600 ? `${minutes}m${rest}s` : `${hours}h${minutes}m${rest}s`;
}

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

/** The milliseconds of a field; undefined without one, and for no duration. */
export function durationOf(given: Located<string> | undefined): number | undefined {
  const read = given && parseGoDuration(given.value);
  return read && 'milliseconds' in read ? read.milliseconds : undefined;
}
