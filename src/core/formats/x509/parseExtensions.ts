import type { Extension } from '../../model/artifacts/certificate.ts';
import { attempt, DerCursor, within } from '../der/derCursor.ts';
import { contentOf, type DerElement, DerError, rawOf, readWhole, TAG } from '../der/derElement.ts';
import { oidText } from '../der/derPrimitives.ts';
import { sharedByContent } from './sharedByContent.ts';

/** An Extensions sequence (RFC 5280 §4.1.2.9). A flag that is no DER throws, unless `refuse` takes the error: it is then set. */
export function parseExtensions(
  sequence: DerElement,
  refuse: (error: DerError) => void = rethrow,
): readonly Extension[] {
  const cursor = new DerCursor(sequence);
  const extensions: Extension[] = [];
  while (!cursor.done) {
    const element = cursor.take(TAG.sequence, 'x509: malformed extension');
    const shared = attempt(() => sharedExtension(rawOf(element)));
    extensions.push('value' in shared ? shared.value : parseExtension(element, refuse));
  }
  return extensions.slice();
}

/** Only those that nobody refuses. */
const sharedExtension = sharedByContent((der) => parseExtension(readWhole(der, TAG.sequence), rethrow));

function parseExtension(element: DerElement, refuse: (error: DerError) => void): Extension {
  const fields = new DerCursor(element);
  const oid = within('x509: malformed extension OID field', () => oidText(fields.take(TAG.oid, 'missing')));
  const flag = fields.takeOptional(TAG.boolean, 'x509: malformed extension critical field');
  const critical = flag !== undefined && isSet(flag, refuse);
  const value = fields.take(TAG.octetString, 'x509: malformed extension value field');
  return { oid, critical, value: contentOf(value) };
}

function isSet(flag: DerElement, refuse: (error: DerError) => void): boolean {
  const failure = 'x509: malformed extension critical field';
  if (flag.end - flag.content !== 1) throw new DerError(failure);
  const octet = flag.bytes[flag.content];
  if (octet !== 0 && octet !== 0xff) refuse(new DerError(failure));
  return octet !== 0;
}

function rethrow(error: DerError): never {
  throw error;
}
