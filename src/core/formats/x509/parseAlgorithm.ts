import { DerCursor, within } from '../der/derCursor.ts';
import { type DerElement, rawOf, readElement, TAG } from '../der/derElement.ts';
import { oidText } from '../der/derPrimitives.ts';
import { SIGNATURE_ALGORITHM_NAMES } from './algorithmNames.ts';
import { longName } from './objects/objectNames.ts';
import { sharedByContent } from './sharedByContent.ts';

/** The AlgorithmIdentifier of a signature, with openssl's name or, where unknown, its OID. */
export function parseSignatureAlgorithm(element: DerElement): { readonly oid: string; readonly name: string } {
  return sharedAlgorithm(rawOf(element));
}

const sharedAlgorithm = sharedByContent((der) => {
  const element = readElement(der, 0, der.length);
  const oid = within('x509: malformed OID', () => oidText(new DerCursor(element).take(TAG.oid, 'x509: malformed OID')));
  return { oid, name: SIGNATURE_ALGORITHM_NAMES.get(oid) ?? longName(oid) };
});
