import type { TrustFault } from '../../connections/causes/trustFaults.ts';
import { partyName } from '../../connections/participants/parties.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import { leafOf, type Material } from '../../model/material.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { shortName } from '../../model/words/shortName.ts';
import { placeOf, relatedPlace, relatedTo } from './places.ts';

/** Both halves of every failing proof and the leaf itself, for the rule that tells the fault at `at`. */
export function faultRelated(fault: TrustFault, at: Location): readonly RelatedPlace[] {
  return relatedTo(
    at,
    fault.proofs.flatMap(({ presented, presentedBy, trusted, trustedBy }) => [
      relatedPlace(presented.at, phrase('Shown by {textWho}', { textWho: partyName(presentedBy) })),
      relatedPlace(trusted.at, phrase('Trusted by {textWho}', { textWho: partyName(trustedBy) })),
      leafPlace(presented),
    ]),
  );
}

function leafPlace(presented: Material): RelatedPlace | undefined {
  const leaf = leafOf(presented);
  if (!leaf) return undefined;
  const { subject, issuer } = leaf.certificate;
  return relatedPlace(
    placeOf(leaf),
    phrase('“{name}”, issued by “{issuer}”', { name: shortName(subject), issuer: shortName(issuer) }),
  );
}
