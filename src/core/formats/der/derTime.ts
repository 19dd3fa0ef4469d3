import { type DerElement, DerError, TAG } from './derElement.ts';

/**
 * Milliseconds since the epoch of a UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5): to the second, or (UTCTime only,
 * as Go and OpenSSL still accept) to the minute; "Z" or, as old issuers wrote, an offset.
 */
export function timeValue(element: DerElement): number {
  const utc = element.tag === TAG.utcTime;
  if (!utc && element.tag !== TAG.generalizedTime) throw new DerError('x509: unsupported time format');
  const failure = utc ? 'x509: malformed UTCTime' : 'x509: malformed GeneralizedTime';
  const { bytes, content, end } = element;
  let at = content;
  const digits = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, at++) {
      const digit = at < end ? (bytes[at] ?? 0) - 48 : -1;
      if (digit < 0 || digit > 9) throw new DerError(failure);
      value = value * 10 + digit;
    }
    return value;
  };
  let year = digits(utc ? 2 : 4);
  // RFC 5280 §4.1.2.5.1: 50 to 99 are of the last century.
  if (utc) year += year >= 50 ? 1900 : 2000;
  const month = digits(2);
  const day = digits(2);
  const hour = digits(2);
  const minute = digits(2);
  const hasSeconds = !utc || (at < end && (bytes[at] ?? 0) >= 48 && (bytes[at] ?? 0) <= 57);
  const second = hasSeconds ? digits(2) : 0;
  const zone = bytes[at++] ?? 0;
  let offset = 0;
  if (zone === 0x2b || zone === 0x2d) offset = (digits(2) * 60 + digits(2)) * (zone === 0x2b ? 1 : -1);
  else if (zone !== 0x5a) throw new DerError(failure);
  if (at !== end || hour > 23 || minute > 59 || second > 59) throw new DerError(failure);
  // Date.UTC takes years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) throw new DerError(failure);
  return date.setUTCHours(hour, minute, second) - offset * 60_000;
}
