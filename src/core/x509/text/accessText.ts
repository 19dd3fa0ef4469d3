import { childrenOf, DerError, readWhole, TAG } from '../../der/derElement.ts';
import { oidText } from '../../der/derPrimitives.ts';
import { generalNameLine } from './generalNameText.ts';

const METHODS: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.5.5.7.48.1', 'OCSP'],
  ['1.3.6.1.5.5.7.48.2', 'CA Issuers'],
  ['1.3.6.1.5.5.7.48.3', 'AD Time Stamping'],
  ['1.3.6.1.5.5.7.48.4', 'ad dvcs'],
  ['1.3.6.1.5.5.7.48.5', 'CA Repository'],
]);

/** Authority or subject information access (RFC 5280 §4.2.2): method and place, one a line. */
export function accessText(value: Uint8Array): string {
  return childrenOf(readWhole(value, TAG.sequence))
    .map((access) => {
      const [method, location] = childrenOf(access);
      if (!method || !location) throw new DerError('x509: invalid information access');
      const oid = oidText(method);
      return `${METHODS.get(oid) ?? oid} - ${generalNameLine(location, 'slash')}`;
    })
    .join('\n');
}
