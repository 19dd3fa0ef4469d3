import { DerCursor } from '../../der/derCursor.ts';
import { childrenOf, contentOf, type DerElement, readWhole, TAG } from '../../der/derElement.ts';
import { generalNameLine, ipLine } from './generalNameText.ts';

/** Name constraints (RFC 5280 §4.2.1.10): a line for each permitted and each excluded subtree. */
export function constraintText(value: Uint8Array): string {
  const parts = childrenOf(readWhole(value, TAG.sequence));
  return parts.map((part) => `${part.tag === 0xa0 ? 'Permitted' : 'Excluded'}:\n${subtreeLines(part)}`).join('\n');
}

function subtreeLines(list: DerElement): string {
  return childrenOf(list)
    .map((subtree) => `  ${baseText(new DerCursor(subtree).next('x509: invalid NameConstraints extension'))}`)
    .join('\n');
}

function baseText(base: DerElement): string {
  if (base.tag !== 0x87) return generalNameLine(base, 'strict');
  const octets = contentOf(base);
  if (octets.length !== 8 && octets.length !== 32) return 'IP Address:<invalid>';
  const half = octets.length / 2;
  return `IP:${ipLine(octets.subarray(0, half))}/${ipLine(octets.subarray(half))}`;
}
