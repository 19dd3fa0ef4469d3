import { type Evidence, weakest } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { type DescriptionRow, optionalRow } from './description.ts';

/** The evidence if no configuration shows it. */
const KNOWN_BY = {
  configured: undefined,
  default: phrase('the component’s default'),
  conventional: phrase('the layout of the files'),
  corroborated: phrase('names and content, not a configuration'),
  inferred: phrase('a name, not a configuration'),
} as const satisfies Record<Evidence, Text | undefined>;

/** How a connection is known; no row for a configured one. */
export function evidenceRow(evidence: Evidence): readonly DescriptionRow[] {
  return optionalRow(phrase('Known by'), KNOWN_BY[evidence]);
}

/** How the use of what findings are about is known: by the weakest evidence. No row if a configuration shows all of it. */
export function findingEvidenceRow(findings: readonly Finding[]): readonly DescriptionRow[] {
  return optionalRow(phrase('Use known by'), KNOWN_BY[weakest(...findings.map(({ evidence }) => evidence))]);
}
