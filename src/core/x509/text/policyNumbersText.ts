import { childrenOf, readWhole, TAG } from '../../der/derElement.ts';
import { oidText, smallInteger } from '../../der/derPrimitives.ts';

/** Policy constraints (RFC 5280 §4.2.1.11): each of the two numbers where it is there. */
export function policyConstraintsText(value: Uint8Array): string {
  return childrenOf(readWhole(value, TAG.sequence))
    .map((part) => {
      const title = part.tag === 0x80 ? 'Require Explicit Policy' : 'Inhibit Policy Mapping';
      return `${title}:${smallInteger({ ...part, tag: TAG.integer })}`;
    })
    .join(', ');
}

/** Policy mappings (RFC 5280 §4.2.1.5): issuer's policy, colon, subject's. */
export function policyMappingsText(value: Uint8Array): string {
  const pairs = childrenOf(readWhole(value, TAG.sequence));
  return pairs.map((pair) => childrenOf(pair).map(oidText).join(':')).join(', ');
}
