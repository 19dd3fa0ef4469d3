import type { Difference } from './question.ts';

/** A class of disagreements that is understood and still open. */
export interface KnownDisagreement {
  readonly id: string;
  readonly go: RegExp;
  readonly ours: RegExp;
  /** What a reader should make of it; a sentence of docs/agreement.md. */
  readonly reason: string;
}

/** Every disagreement that a run may show. One that no recorded run shows any more has to go: a test requires it. */
export const KNOWN_DISAGREEMENTS: readonly KnownDisagreement[] = [
  {
    id: 'p224',
    go: /^/,
    ours: /^unchecked: This host cannot verify ECDSA-SHA256 with this issuer's key\.$/,
    reason:
      'Go verifies signatures by P-224 keys, the Web Cryptography API does not. The connection is reported as unknown, with this reason.',
  },
];

/** The class of a disagreement; undefined for a new one. */
export function knownDisagreement({ go, ours }: Difference): KnownDisagreement | undefined {
  return KNOWN_DISAGREEMENTS.find((known) => known.go.test(go) && known.ours.test(ours));
}
