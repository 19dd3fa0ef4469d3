import type { Finding } from '../model/finding.ts';

/** A rule's finding about certificates. */
export interface FindingOfCertificate {
  readonly finding: Finding;
  /**
   * One for each certificate that it is about. Equal for the same rule and certificate, and where the rule does not name the certificate as its
   * subject, for the same text.
   */
  readonly facts: readonly string[];
  /** Higher for the place that is more likely the original, and for one about several certificates. */
  readonly rank: number;
}

/**
 * Each finding about several certificates of which another one says as much, with the one that says the most: of a document and its copies, the
 * first. The other one is in no pair itself, as whatever says as much as it does says as much as its copies.
 */
export function copiedFindings(
  byFact: ReadonlyMap<string, readonly FindingOfCertificate[]>,
): ReadonlyMap<Finding, Finding> {
  const copied = new Map<Finding, Finding>();
  for (const found of byFact.values()) {
    const several = found.filter(({ facts }) => facts.length > 1).toSorted((one, other) => size(other) - size(one));
    for (const [at, one] of several.entries()) {
      if (copied.has(one.finding)) continue;
      const original = several.slice(0, at).find(({ facts }) => one.facts.every((fact) => facts.includes(fact)));
      if (original) copied.set(one.finding, original.finding);
    }
  }
  return copied;
}

const size = ({ facts }: FindingOfCertificate): number => facts.length;
