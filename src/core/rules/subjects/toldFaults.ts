import { faultRule } from '../../connections/causes/faultRule.ts';
import { refusalEffect } from '../../connections/causes/refusals.ts';
import type { TrustFault } from '../../connections/causes/trustFaults.ts';
import { partyName } from '../../connections/participants/parties.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import { certificatesOf, leafOf, type Material } from '../../model/material.ts';
import type { NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { plainText } from '../../model/text/plainText.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { distinguishedNameText, listNames, shortName } from '../../model/words/names.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import type { RuleContext } from '../engine/rule.ts';

/** A trust fault with what every rule says of the proof to explain it by. */
export interface ToldFault {
  readonly fault: TrustFault;
  readonly proof: TrustFault['proofs'][number];
  /** Absent where what is shown holds no certificate. */
  readonly leaf: CertificateArtifact | undefined;
  readonly data: ReturnType<typeof proofData>;
}

/** The faults that the rule of this id tells. */
export function* toldFaults(rule: string, node: NodeView, context: RuleContext): Generator<ToldFault> {
  for (const fault of context.trustFaults) {
    const [proof] = fault.proofs;
    if (!proof || faultRule(fault, node, context.signatures) !== rule) continue;
    yield { fault, proof, leaf: leafOf(proof.presented), data: proofData(proof) };
  }
}

/** Both halves of a failing proof by name, and what the failure does. */
export function proofData(proof: ToldFault['proof']) {
  const { presented, trusted, failure } = proof;
  return {
    leaf: shortName((leafOf(presented)?.certificate ?? failure.certificate).subject),
    issuer: shortName(failure.certificate.issuer),
    presented: presented.label,
    trusted: trusted.label,
    list: trustedNames(trusted, failure.certificate),
    effect: refusalEffect(proof, failure),
  };
}

/**
 * The CAs of a bundle by name, as people read them beside the issuer of the certificate that it refuses: where one has the very
 * name of that issuer, that its key is another is all that tells them apart.
 */
function trustedNames(trusted: Material, refused: Certificate): Text {
  const authorities = certificatesOf(trusted).map(({ certificate }) => certificate);
  const isNamesake = authorities.some(({ subject }) => subject.key === refused.issuer.key);
  if (isNamesake) return phrase('{text} with another key', { text: listNames(authorities) });
  // Names that differ in what is not shown of them.
  const alike = authorities.filter(
    ({ subject }) => plainText(shortName(subject)) === plainText(shortName(refused.issuer)),
  );
  if (alike.length === 0) return listNames(authorities);
  const full = joined(
    alike.map(({ subject }) => distinguishedNameText(subject)),
    '; ',
  );
  return phrase('{text} of another full name ({full}, not {wanted})', {
    text: listNames(authorities),
    full,
    wanted: distinguishedNameText(refused.issuer),
  });
}

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
