import { refusalEffect } from '../../connections/causes/refusals.ts';
import type { TrustFault } from '../../connections/causes/trustFaults.ts';
import { isOpenHost } from '../../formats/placeholder.ts';
import { aboutBundle, aboutChain } from '../../model/about.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { type CredentialSource, certificateListOf, leafOf } from '../../model/credentialSource.ts';
import { strongest } from '../../model/evidence.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import { distinguishedNameText, listNames, partyName, shortName } from '../../model/labels/names.ts';
import type { PeerVerificationSpec } from '../../model/peerVerification.ts';
import type { Location } from '../../model/source/span.ts';
import { plainText } from '../../model/text/plainText.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import type { Issue, RuleContext } from '../engine/rule.ts';

/** The names of both sides of a failing verification, and its effect. */
export function verificationData(verification: TrustFault['verifications'][number], { now }: Pick<RuleContext, 'now'>) {
  const { presented, trusted, failure } = verification;
  const certificate = leafOf(presented)?.certificate ?? failure.certificate;
  return {
    leaf: shortName(certificate.subject),
    issuer: shortName(failure.certificate.issuer),
    presented: presented.label,
    trusted: trusted.label,
    list: trustedNames(trusted, failure.certificate),
    effect: effectOf(verification, certificate, refusalEffect(verification, failure), now),
  };
}

/** Go looks at the dates of the certificate first, then at its names: until these are right, something else is logged. */
function effectOf({ hosts = [] }: PeerVerificationSpec, certificate: Certificate, effect: Text, now: number): Text {
  const { notBefore, notAfter } = certificate;
  if (now > notAfter) return phrase('once the certificate is renewed, {effect}', { effect });
  if (now < notBefore) return phrase('once the certificate is valid, {effect}', { effect });
  const isUnnamed = hosts.length > 0 && hosts.every((host) => !isOpenHost(host) && !matchesHost(certificate, host));
  return isUnnamed ? phrase('once the certificate includes its host, {effect}', { effect }) : effect;
}

/**
 * The names of the CAs in a bundle, to compare with the issuer of the certificate that it rejects. If one has the same name as that
 * issuer, only the key distinguishes them.
 */
function trustedNames(trusted: CredentialSource, refused: Certificate): Text {
  const authorities = certificateListOf(trusted);
  const isNamesake = authorities.some(({ subject }) => subject.key === refused.issuer.key);
  if (isNamesake) return phrase('{text} with another key', { text: listNames(authorities) });
  // Names that differ only in parts that are not shown.
  const alike = authorities.filter(
    ({ subject }) => plainText(shortName(subject)) === plainText(shortName(refused.issuer)),
  );
  if (alike.length === 0) return listNames(authorities);
  const full = joined(
    alike.map(({ subject }) => distinguishedNameText(subject)),
    '; ',
  );
  return phrase('{text} with another full name ({full}, not {wanted})', {
    text: listNames(authorities),
    full,
    wanted: distinguishedNameText(refused.issuer),
  });
}

/** Each certificate with the bundle that rejects it, and the uses of a bundle at fault. */
export function aboutFault({
  verifications,
  side,
}: Omit<TrustFault, 'isOtherCluster'>): Required<Pick<Issue, 'about' | 'evidence'>> {
  const chains = verifications.map(({ failure, trusted }) => aboutChain(failure.certificate, trusted));
  return {
    about: side === 'trusted' ? [...chains, ...verifications.map(({ trusted }) => aboutBundle(trusted))] : chains,
    evidence: strongest(verifications),
  };
}

/** Both sides of every failing verification and the leaf itself, for the rule that reports the fault at `at`. */
export function faultRelated(fault: TrustFault, at: Location): readonly RelatedPlace[] {
  return relatedTo(
    at,
    fault.verifications.flatMap(({ presented, presentedBy, trusted, trustedBy }) => [
      relatedPlace(presented.at, phrase('Presented by {textParty}', { textParty: partyName(presentedBy) })),
      relatedPlace(trusted.at, phrase('Trusted by {textParty}', { textParty: partyName(trustedBy) })),
      leafPlace(presented),
    ]),
  );
}

function leafPlace(presented: CredentialSource): RelatedPlace | undefined {
  const leaf = leafOf(presented);
  if (!leaf) return undefined;
  const { subject, issuer } = leaf.certificate;
  return relatedPlace(
    placeOf(leaf),
    phrase('"{name}", issued by "{issuer}"', { name: shortName(subject), issuer: shortName(issuer) }),
  );
}
