import { applyRedactions, type Redaction, redactionsOf } from '../redaction/redact.ts';
import type { YamlScalar } from './node.ts';

/** What a redacted scalar was read from, and what was left out of it. */
interface Sealed {
  readonly whole: YamlScalar;
  readonly redactions: readonly Redaction[];
}

/** Kept beside the tree and not in it: whoever goes through the tree meets no key. An entry goes with its scalar. */
const sealed = new WeakMap<YamlScalar, Sealed>();

/** The scalar as every reader gets it: without key material, and without the users and passwords of URLs. */
export function redactedScalar(whole: YamlScalar): YamlScalar {
  const redactions = redactionsOf(whole.value);
  if (redactions.length === 0) return whole;
  const value = applyRedactions(whole.value, redactions);
  const scalar = { ...whole, value, typed: typeof whole.typed === 'string' ? value : whole.typed, raw: value };
  sealed.set(scalar, { whole, redactions });
  return scalar;
}

/** The scalar as it stands in the file: for a field that is meant to hold a key or a token, and is decoded on the spot. */
export function unredacted(scalar: YamlScalar): YamlScalar {
  return sealed.get(scalar)?.whole ?? scalar;
}

/** What was left out of the scalar, by its places in the whole value. */
export function redactionsIn(scalar: YamlScalar): readonly Redaction[] {
  return sealed.get(scalar)?.redactions ?? [];
}
