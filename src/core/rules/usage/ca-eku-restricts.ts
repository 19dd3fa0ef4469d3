import { type Refusal, refusalEffect, refusalOf, refusalsOf } from '../../connections/causes/refusals.ts';
import { aboutUsage } from '../../model/about.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { append } from '../../model/collections/lookup.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { strongest } from '../../model/evidence.ts';
import { shortName } from '../../model/labels/names.ts';
import type { NodeView } from '../../model/node.ts';
import { enumerated, phrase } from '../../model/text/text.ts';
import { authorityPlace, placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { USAGE } from '../pages/usage.ts';
import { liftLimits } from '../sequences/authoritySequence.ts';

type UsageRefusal = Refusal<'incompatibleUsage'>;

/** Go applies the usages of every CA to the whole chain (Go, VerifyOptions.KeyUsages). */
export const caEkuRestricts = defineRule(USAGE['ca-eku-restricts'], {
  *check(node, context) {
    const byAuthority = new Map<Certificate['sha256'], [UsageRefusal, ...UsageRefusal[]]>();
    for (const refusal of refusalsOf(context.verifications, 'incompatibleUsage')) {
      for (const { sha256 } of refusal.failure.limitedBy ?? []) append(byAuthority, sha256, refusal);
    }
    for (const [sha256, refusals] of byAuthority) {
      const authority = refusals[0].failure.limitedBy?.find((one) => one.sha256 === sha256);
      if (authority) yield { ...limitIssue(node, authority, refusals), command: liftLimits(node, authority) };
    }
  },
  report(cause) {
    const refusal = refusalOf(cause, 'incompatibleUsage');
    const [authority] = refusal?.failure.limitedBy ?? [];
    return refusal && authority && limitIssue(undefined, authority, [refusal]);
  },
});

/** The CA with all certificates that are refused for it. Without a node, they are on several. */
function limitIssue(
  node: NodeView | undefined,
  authority: Certificate,
  refusals: readonly [UsageRefusal, ...UsageRefusal[]],
) {
  const verifications = refusals.flatMap((refusal) => refusal.verifications);
  const [
    {
      failure,
      leaf,
      verifications: [shown],
    },
  ] = refusals;
  const copy = verifications
    .flatMap(({ presented, trusted }) => [...certificatesOf(presented), ...certificatesOf(trusted)])
    .find(({ certificate }) => certificate.sha256 === authority.sha256);
  const at = copy ? authorityPlace(node, copy) : shown.trusted.at;
  return {
    message: 'restricted',
    data: {
      ca: shortName(authority.subject),
      usages: authority.extendedKeyUsage?.join(', ') ?? '',
      purpose: enumerated([...new Set(verifications.map(({ purpose }) => purpose))]),
      leaf: shortName((leaf?.certificate ?? failure.certificate).subject),
      effect: refusalEffect(shown, failure),
    },
    at,
    evidence: strongest(verifications),
    about: [aboutUsage(authority)],
    related: relatedTo(at, [
      ...verifications.map(({ trusted }) =>
        relatedPlace(trusted.at, phrase('Referenced by {textLabel}', { textLabel: trusted.label })),
      ),
      ...refusals.map((one) => one.leaf && relatedPlace(placeOf(one.leaf), phrase('A certificate it signed'))),
    ]),
  } as const;
}
