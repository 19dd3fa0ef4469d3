import { childrenOf, DerError, readWhole, TAG } from '../der/derElement.ts';
import { integerValue, oidText } from '../der/derPrimitives.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { numberText } from './numberText.ts';

/** Policy constraints (RFC 5280 §4.2.1.11): each of the two numbers where it is there. */
export function policyConstraintsText(value: Uint8Array): string | undefined {
  const parts = childrenOf(readWhole(value, TAG.sequence));
  if (parts.length === 0) return undefined;
  return parts
    .map((part) => {
      const title = part.tag === 0x80 ? 'Require Explicit Policy' : 'Inhibit Policy Mapping';
      return `${title}:${numberText(integerValue({ ...part, tag: TAG.integer }))}`;
    })
    .join(', ');
}

/** Policy mappings (RFC 5280 §4.2.1.5): issuer's policy, colon, subject's. */
export function policyMappingsText(value: Uint8Array): string | undefined {
  const pairs = childrenOf(readWhole(value, TAG.sequence)).map(childrenOf);
  if (pairs.length === 0) return undefined;
  return pairs
    .map((pair) => {
      if (pair.length !== 2) throw new DerError('x509: invalid policy mappings');
      return pair.map((policy) => longName(oidText(policy))).join(':');
    })
    .join(', ');
}
