import { contentOf, DerError, readWhole, TAG } from '../der/derElement.ts';
import { colonHex, timeText } from '../x509/hexText.ts';

/** Hash and signature algorithms of TLS 1.2 (RFC 5246 §7.4.1.4.1) that logs use; openssl dumps a list with any other. */
const SIGNATURES: ReadonlyMap<number, string> = new Map([
  [0x0401, 'sha256WithRSAEncryption'],
  [0x0403, 'ecdsa-with-SHA256'],
]);

/** Signed certificate timestamps (RFC 6962 §3.3), which every public CA embeds. */
export function timestampText(value: Uint8Array): string {
  const list = new ByteReader(contentOf(readWhole(value, TAG.octetString)));
  const entries = new ByteReader(list.take(list.number(2)));
  const lines: string[] = [];
  while (!entries.done) lines.push('Signed Certificate Timestamp:', ...entryLines(entries.take(entries.number(2))));
  return lines.join('\n');
}

function entryLines(entry: Uint8Array): readonly string[] {
  const reader = new ByteReader(entry);
  if (reader.number(1) !== 0) return ['    Version   : unknown', `${MARGIN}${byteLines(entry)}`];
  const log = reader.take(32);
  const time = reader.number(8);
  const extensions = reader.take(reader.number(2));
  const algorithm = SIGNATURES.get(reader.number(2));
  if (algorithm === undefined) throw new DerError('unknown signature algorithm of a timestamp');
  const signature = reader.take(reader.number(2));
  const clock = timeText(time).replace(/(\d\d:\d\d:\d\d)/, `$1.${String(time % 1000).padStart(3, '0')}`);
  return [
    '    Version   : v1 (0x0)',
    `    Log ID    : ${byteLines(log)}`,
    `    Timestamp : ${clock}`,
    `    Extensions: ${extensions.length === 0 ? 'none' : byteLines(extensions)}`,
    `    Signature : ${algorithm}`,
    `${MARGIN}${byteLines(signature)}`,
  ];
}

const MARGIN = ' '.repeat(16);

function byteLines(bytes: Uint8Array): string {
  const rows: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) rows.push(colonHex(bytes.subarray(at, at + 16)).toUpperCase());
  return rows.join(`:\n${MARGIN}`);
}

/** Reads the length-prefixed fields of TLS's presentation language. */
class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  take(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new DerError('malformed timestamp list');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  number(octets: number): number {
    return this.take(octets).reduce((sum, byte) => sum * 256 + byte, 0);
  }
}
