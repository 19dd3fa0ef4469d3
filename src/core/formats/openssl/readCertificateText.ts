import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { CertificateText } from '../../model/artifacts/certificateText.ts';
import { type Untrusted, untrusted } from '../../model/text/untrusted.ts';
import { MONTHS } from '../../model/time/months.ts';
import { redact } from '../redaction/redact.ts';

/** How a text begins that `openssl x509 -text -noout` has printed (X509_print_ex in OpenSSL's crypto/x509/t_x509.c). */
const BEGINNING = /^Certificate:\r?\n {4}Data:\r?\n/;

const START = /^Certificate:[ \t]*$/gm;

/** A bundle has as many. More are not read. */
const MAX_BLOCKS = 1000;

/** Each certificate that such a text describes, at its lines; none for any other text. */
export function readCertificateTexts(text: string, uri: string): readonly Artifact[] {
  if (!BEGINNING.test(text)) return [];
  const starts = [...text.matchAll(START)].slice(0, MAX_BLOCKS).map(({ index }) => index);
  return starts.flatMap((start, at) => {
    const block = text.slice(start, starts[at + 1]).trimEnd();
    const certificate = readBlock(block.split(/\r?\n/));
    const span = { start, end: start + block.length };
    return certificate ? [{ kind: 'certificateText', origin: { uri, span, trail: [] }, certificate }] : [];
  });
}

/** Undefined if a part is missing that each certificate has: the text was cut off, or is another's. */
function readBlock(lines: readonly string[]): CertificateText | undefined {
  const subject = labeled(lines, 'Subject');
  const issuer = labeled(lines, 'Issuer');
  const notBefore = timeOf(labeled(lines, 'Not Before'));
  const notAfter = timeOf(labeled(lines, 'Not After'));
  if (subject === undefined || issuer === undefined || notBefore === undefined || notAfter === undefined)
    return undefined;
  return {
    name: kept(commonNameIn(subject) ?? subject),
    subject: kept(subject),
    issuer: kept(issuer),
    serialNumber: serialNumberIn(lines),
    notBefore,
    notAfter,
    names: listBelow(lines, 'X509v3 Subject Alternative Name'),
    usages: [...listBelow(lines, 'X509v3 Key Usage'), ...listBelow(lines, 'X509v3 Extended Key Usage')],
    isAuthority: belowHeading(lines, 'X509v3 Basic Constraints').startsWith('CA:TRUE'),
  };
}

function kept(text: string): Untrusted {
  return untrusted(redact(text));
}

/** The text after the first such label; blanks may precede the colon. */
function labeled(lines: readonly string[], label: string): string | undefined {
  for (const line of lines) {
    const trimmed = line.trim();
    if (!trimmed.startsWith(label)) continue;
    const rest = trimmed.slice(label.length).trimStart();
    if (rest.startsWith(':')) return rest.slice(1).trim();
  }
  return undefined;
}

/** The line below the heading of an extension; "" if there is none. */
function belowHeading(lines: readonly string[], heading: string): string {
  const at = lines.findIndex((line) => line.trim().startsWith(`${heading}:`));
  return at < 0 ? '' : (lines[at + 1] ?? '').trim();
}

function listBelow(lines: readonly string[], heading: string): readonly Untrusted[] {
  const line = belowHeading(lines, heading);
  return line === '' ? [] : line.split(', ').map(kept);
}

/** "CN = kube-apiserver", in older releases "CN=kube-apiserver", at the beginning or behind a comma or slash. */
function commonNameIn(subject: string): string | undefined {
  const parts = subject.split(/, ?|\//);
  const found = parts.map((part) => part.trim()).find((part) => /^CN ?=/.test(part));
  return found?.slice(found.indexOf('=') + 1).trim();
}

/** In the line itself "4660 (0x1234)", or in hexadecimal with colons in the next one. */
function serialNumberIn(lines: readonly string[]): string | undefined {
  const at = lines.findIndex((line) => line.trim().startsWith('Serial Number:'));
  const [, short] = /\(-?0x([0-9a-f]{1,16})\)/i.exec(lines[at] ?? '') ?? [];
  const long = (lines[at + 1] ?? '').trim().replaceAll(':', '');
  const digits = short ?? (/^[0-9a-f]{2,64}$/i.test(long) ? long : undefined);
  // Whole octets, as in the other form.
  return at < 0 || !digits ? undefined : `${digits.length % 2 === 0 ? '' : '0'}${digits.toUpperCase()}`;
}

/** "May 27 12:00:00 2026 GMT" (ASN1_TIME_print). */
function timeOf(text: string | undefined): number | undefined {
  const [, month = '', day, hour, minute, second, year] =
    /^([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4}) GMT$/.exec(text ?? '') ?? [];
  const at = MONTHS.indexOf(month);
  if (at < 0) return undefined;
  return Date.UTC(Number(year), at, Number(day), Number(hour), Number(minute), Number(second));
}
