import { DerCursor, within } from '../der/derCursor.ts';
import { contentOf, type DerElement, TAG } from '../der/derElement.ts';
import { booleanValue, oidText } from '../der/derPrimitives.ts';
import type { Extension } from '../model/certificate.ts';

/** An Extensions sequence (RFC 5280 §4.1.2.9). */
export function parseExtensions(sequence: DerElement): readonly Extension[] {
  const cursor = new DerCursor(sequence);
  const extensions: Extension[] = [];
  while (!cursor.done) {
    const fields = new DerCursor(cursor.take(TAG.sequence, 'x509: malformed extension'));
    const oid = within('x509: malformed extension OID field', () => oidText(fields.next('missing')));
    const flag = fields.takeOptional(TAG.boolean, 'x509: malformed extension critical field');
    const critical = flag !== undefined && within('x509: malformed extension critical field', () => booleanValue(flag));
    const value = fields.take(TAG.octetString, 'x509: malformed extension value field');
    extensions.push({ oid, critical, value: contentOf(value) });
  }
  return extensions;
}
