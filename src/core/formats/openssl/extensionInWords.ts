import type { Extension } from '../../model/artifacts/certificate.ts';
import { visibleText } from '../../model/text/visibleText.ts';
import { toHex } from '../der/bytes.ts';
import { attempt } from '../der/derCursor.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { extensionText } from './extensionText.ts';

/** One extension for people: its name, and its content line by line. */
export interface ExtensionInWords {
  readonly oid: string;
  /** Without the prefix that openssl puts before most; the OID where it has no name. */
  readonly title: string;
  readonly critical: boolean;
  readonly lines: readonly string[];
}

/** Octets of content that is not understood; the rest is cut with "…". */
const SHOWN = 64;

/** In openssl's words where it has some, in hexadecimal otherwise. Hostile text is made visible. */
export function extensionInWords(extension: Extension): ExtensionInWords {
  const { oid, critical, value } = extension;
  const title = longName(oid).replace(/^X509v3 /, '');
  const read = attempt(() => extensionText(extension));
  const text = 'value' in read ? read.value : undefined;
  const lines = text?.split('\n').filter((line) => line.trim() !== '') ?? [octets(value)];
  return { oid, title, critical, lines: lines.map(visibleText) };
}

function octets(value: Uint8Array): string {
  const pairs = toHex(value.subarray(0, SHOWN)).replaceAll(/..(?=.)/g, '$& ');
  return value.length > SHOWN ? `${pairs} …` : pairs;
}
