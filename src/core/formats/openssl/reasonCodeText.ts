import { readWhole, TAG } from '../der/derElement.ts';
import { integerValue } from '../der/derPrimitives.ts';

/** CRLReason (RFC 5280 §5.3.1) in openssl's words. */
const REASONS: ReadonlyMap<bigint, string> = new Map([
  [0n, 'Unspecified'],
  [1n, 'Key Compromise'],
  [2n, 'CA Compromise'],
  [3n, 'Affiliation Changed'],
  [4n, 'Superseded'],
  [5n, 'Cessation Of Operation'],
  [6n, 'Certificate Hold'],
  [8n, 'Remove From CRL'],
  [9n, 'Privilege Withdrawn'],
  [10n, 'AA Compromise'],
]);

const ENUMERATED = 0x0a;

/** The reason code of a CRL entry, or its number. */
export function reasonCodeText(value: Uint8Array): string {
  const code = integerValue({ ...readWhole(value, ENUMERATED), tag: TAG.integer });
  return REASONS.get(code) ?? String(code);
}
