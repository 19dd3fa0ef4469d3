import type { Certificate } from '../../model/artifacts/certificate.ts';
import { strongest } from '../../model/evidence.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { type CredentialUse, credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import type { Issue } from '../engine/rule.ts';

/** A leaf in use with the places of a finding about it. */
export interface LeafIssue extends Pick<Issue, 'at' | 'evidence' | 'related'> {
  readonly certificate: Certificate;
  readonly uses: readonly CredentialUse[];
}

/** Every presented certificate once, at its own place, with everything that references it. */
export function leafIssues(node: NodeView): readonly LeafIssue[] {
  const byContent = new Map<string, { leaf: NonNullable<ReturnType<typeof leafInUse>>; uses: CredentialUse[] }>();
  for (const use of credentialUses(node)) {
    const leaf = leafInUse(use);
    if (!leaf) continue;
    const known = byContent.get(leaf.certificate.sha256);
    if (known) known.uses.push(use);
    else byContent.set(leaf.certificate.sha256, { leaf, uses: [use] });
  }
  return [...byContent.values()].map(({ leaf, uses }) => {
    const at = placeOf(leaf);
    const places = uses.map(({ credentials }) =>
      relatedPlace(credentials.at, phrase('Referenced by {textLabel}', { textLabel: credentials.label })),
    );
    return { certificate: leaf.certificate, uses, at, evidence: strongest(uses), related: relatedTo(at, places) };
  });
}
