import { childrenOf, DerError, readWhole, TAG } from '../der/derElement.ts';
import { oidText } from '../der/derPrimitives.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { generalNameLine } from './generalNameText.ts';

/** Authority or subject information access (RFC 5280 §4.2.2): method and place, one a line. */
export function accessText(value: Uint8Array): string {
  const list = childrenOf(readWhole(value, TAG.sequence));
  if (list.length === 0) return '<EMPTY>\n';
  return list
    .map((access) => {
      const [method, location] = childrenOf(access);
      if (!method || !location) throw new DerError('x509: invalid information access');
      return `${longName(oidText(method))} - ${generalNameLine(location, 'slash')}`;
    })
    .join('\n');
}
