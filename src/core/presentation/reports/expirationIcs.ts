import { isAuthority } from '../../model/labels/certificates.ts';
import { DAY, warningTime } from '../../model/labels/times.ts';
import { plainText } from '../../model/text/plainText.ts';
import { terminalText } from '../../model/text/terminalText.ts';
import { phrase } from '../../model/text/text.ts';
import type { ExpirationEntry } from '../expiration/expirationEntry.ts';
import type { ExpirationReport } from '../expiration/expirationReport.ts';

/** A calendar (RFC 5545) with an event for the end of each certificate, and an alarm when warnings begin. */
export function expirationIcs({ certificates, authorities, now, thresholds }: ExpirationReport): string {
  const events = [...certificates, ...authorities].flatMap((entry) => {
    const { certificate } = entry;
    if (!certificate) return [];
    const warning = warningTime({ ...certificate, isCa: isAuthority(certificate) }, thresholds);
    return eventOf(entry, certificate.notAfter, certificate.sha256, now, durationOf(warning));
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kubernetes PKI Inspector//EN',
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(terminalText(line, 'backslashes'))}\r\n`).join('');
}

function eventOf(
  { name, node, path, id }: ExpirationEntry,
  notAfter: number,
  sha256: string,
  now: number,
  warning: string,
): readonly string[] {
  const summary = escaped(plainText(phrase('Certificate {name} expires', { name })));
  const where = escaped(plainText(phrase('{node}: {path}', { node, path })));
  return [
    'BEGIN:VEVENT',
    `UID:${sha256}-${hash(id)}@kubernetes-pki`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(notAfter)}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${where}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${summary}`,
    `TRIGGER:-${warning}`,
    'END:VALARM',
    'END:VEVENT',
  ];
}

/** Whole days, and whole hours of less than a day (RFC 5545, 3.3.6). */
function durationOf(milliseconds: number): string {
  return milliseconds >= DAY ? `P${Math.floor(milliseconds / DAY)}D` : `PT${Math.floor(milliseconds / 3_600_000)}H`;
}

/** Tells the places of one certificate apart (FNV-1a). */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, '0');
}

/** An instant no calendar holds is its last one, which hostile certificates name. */
function stamp(instant: number): string {
  const date = new Date(instant);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year > 9999 || year < 1) return '99991231T235959Z';
  return `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (character) => `\\${character}`).replaceAll('\n', '\\n');
}

/** Lines of at most 75 octets, continued after a blank (RFC 5545 §3.1). Six are left for a continuation that begins with a runner's command. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > 68) {
      parts.push(part);
      [part, octets] = ['', 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
