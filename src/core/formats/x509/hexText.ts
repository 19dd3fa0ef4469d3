import { MONTHS } from '../../model/time/months.ts';
/** Lower-case octets with colons between. */
export function colonHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(':');
}

/** Octets with colons, `perLine` a line, a colon ending every line but the last, indented; an empty line for none. */
export function hexLines(bytes: Uint8Array, perLine: number, indent: number): readonly string[] {
  const lines: string[] = bytes.length === 0 ? [''] : [];
  for (let at = 0; at < bytes.length; at += perLine) {
    const more = at + perLine < bytes.length ? ':' : '';
    lines.push(' '.repeat(indent) + colonHex(bytes.subarray(at, at + perLine)) + more);
  }
  return lines;
}

/** A non-negative number under its label: in decimal and hexadecimal while it fits 64 bits, as octets otherwise. */
export function numberLines(label: string, octets: Uint8Array, indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  const from = octets.findIndex((octet) => octet !== 0);
  const magnitude = from < 0 ? new Uint8Array() : octets.subarray(from);
  if (magnitude.length <= 8) {
    const value = magnitude.reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n);
    return [value === 0n ? `${outer}${label} 0` : `${outer}${label} ${value} (0x${value.toString(16)})`];
  }
  const signed = (magnitude[0] ?? 0) >= 0x80 ? Uint8Array.of(0, ...magnitude) : magnitude;
  return [`${outer}${label}`, ...hexLines(signed, 15, indent + 4)];
}

/** A number as openssl prints those of extensions: in decimal below 128 bits, in hexadecimal from there on. */
export function numberText(value: bigint): string {
  const magnitude = value < 0n ? -value : value;
  if (magnitude < 1n << 127n) return String(value);
  const hex = magnitude.toString(16).toUpperCase();
  return `${value < 0n ? '-' : ''}0x${hex.length % 2 === 0 ? hex : `0${hex}`}`;
}

/** "Jun  1 12:00:00 2026 GMT". */
export function timeText(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  const day = String(date.getUTCDate()).padStart(2, ' ');
  return `${MONTHS[date.getUTCMonth()]} ${day} ${clock} ${date.getUTCFullYear()} GMT`;
}
