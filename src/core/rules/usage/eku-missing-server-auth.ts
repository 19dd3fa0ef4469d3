import { refusalOf } from '../../connections/causes/refusals.ts';
import { aboutUsage } from '../../model/about.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { partyName, shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { chainAllows } from '../../trust/verifyChain.ts';
import { type CredentialUse, credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { USAGE } from '../pages/usage.ts';
import { reissue } from '../sequences/reissue.ts';
import { isOfOtherCa } from '../subjects/isOfOtherCa.ts';

/** A listed purpose binds (RFC 5280 §4.2.1.12). */
export const ekuMissingServerAuth = defineRule(USAGE['eku-missing-server-auth'], {
  *check(node, context) {
    for (const use of credentialUses(node)) {
      const leaf = leafInUse(use);
      if (use.purpose !== 'serverAuth' || use.peer || !leaf || chainAllows([leaf.certificate], 'serverAuth')) continue;
      if (isOfOtherCa(use, context.trustFaults)) continue;
      yield { ...usageIssue(leaf, use), command: reissue(node, use.credentials.uri) };
    }
  },
  /** The finding about a certificate that a kubelet requests or creates, and that only some clients verify. */
  report(cause) {
    const { failure, leaf, verifications } = refusalOf(cause, 'incompatibleUsage') ?? {};
    const [verification] = verifications ?? [];
    if (verification?.purpose !== 'serverAuth' || !leaf || failure?.limitedBy) return undefined;
    const { presented: credentials, presentedBy: by, evidence } = verification;
    return usageIssue(leaf, { credentials, by, evidence });
  },
});

function usageIssue(
  leaf: CertificateArtifact,
  { credentials, by, evidence }: Pick<CredentialUse, 'credentials' | 'by' | 'evidence'>,
) {
  const at = placeOf(leaf);
  return {
    message: 'clientOnly',
    data: {
      name: shortName(leaf.certificate.subject),
      server: partyName(by),
      usages: leaf.certificate.extendedKeyUsage?.join(', ') ?? '',
    },
    at,
    about: [aboutUsage(leaf.certificate)],
    evidence,
    related: relatedTo(at, [
      relatedPlace(credentials.at, phrase('Referenced by {textLabel}', { textLabel: credentials.label })),
    ]),
  } as const;
}
