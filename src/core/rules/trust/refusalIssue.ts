import { type Refusal, refusalEffect } from '../../connections/causes/refusals.ts';
import { aboutRefusal } from '../../model/about.ts';
import type { ChainFailure } from '../../model/chainOutcome.ts';
import { strongest } from '../../model/evidence.ts';
import { shortName } from '../../model/labels/names.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { authorityPlace, placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import type { Issue } from '../engine/rule.ts';

/**
 * The report of every rule about a rejected chain: the certificate, the effect, and the configuration of both halves. Without a node, they are
 * on several.
 */
export function refusalIssue<K extends ChainFailure['kind']>(
  node: NodeView | undefined,
  { failure, culprit, leaf, verifications }: Refusal<K>,
): Pick<Issue, 'at' | 'about' | 'evidence' | 'related'> & {
  readonly data: { readonly name: Text; readonly leaf: Text; readonly effect: Text };
} {
  const [verification] = verifications;
  const at = culprit ? authorityPlace(node, culprit) : verification.presented.at;
  return {
    data: {
      name: shortName(failure.certificate.subject),
      leaf: shortName((leaf?.certificate ?? failure.certificate).subject),
      effect: refusalEffect(verification, failure),
    },
    at,
    evidence: strongest(verifications),
    about: verifications.flatMap(({ trusted }) => aboutRefusal(failure, trusted)),
    related: relatedTo(at, [
      leaf && relatedPlace(placeOf(leaf), phrase('The presented certificate')),
      ...verifications.flatMap(({ presented, trusted }) => [
        relatedPlace(presented.at, phrase('The presented certificate is configured here')),
        relatedPlace(trusted.at, phrase('The trusted CAs are configured here')),
      ]),
    ]),
  };
}
