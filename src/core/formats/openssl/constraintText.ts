import { DerCursor } from '../der/derCursor.ts';
import { childrenOf, contentOf, type DerElement, DerError, readWhole, TAG } from '../der/derElement.ts';
import { generalNameLine, ipLine } from './generalNameText.ts';

/** Name constraints (RFC 5280 §4.2.1.10): a line for each permitted and each excluded subtree. */
export function constraintText(value: Uint8Array): string {
  const parts = childrenOf(readWhole(value, TAG.sequence));
  return parts.map(subtreesText).join('\n');
}

function subtreesText(list: DerElement): string {
  if (list.tag !== 0xa0 && list.tag !== 0xa1) throw new DerError('x509: invalid NameConstraints extension');
  const lines = childrenOf(list).map(
    (subtree) => `  ${baseText(new DerCursor(subtree).next('x509: invalid NameConstraints extension'))}`,
  );
  return lines.length === 0 ? '' : [list.tag === 0xa0 ? 'Permitted:' : 'Excluded:', ...lines].join('\n');
}

/** An address and its mask: openssl cuts after 4 octets, or after 16 where there are as many. */
function baseText(base: DerElement): string {
  if (base.tag !== 0x87) return generalNameLine(base, 'strict');
  const octets = contentOf(base);
  const half = octets.length >= 16 ? 16 : Math.min(octets.length, 4);
  return `IP:${ipLine(octets.subarray(0, half))}/${ipLine(octets.subarray(half))}`;
}
