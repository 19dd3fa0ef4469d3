import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { shortName } from '../../model/labels/names.ts';
import { timeLeftText } from '../../model/labels/times.ts';
import { phrase } from '../../model/text/text.ts';
import type { DescribeContext } from '../describe/context.ts';
import type { ViewerItem, ViewerLink } from './page.ts';
import type { Places } from './places.ts';

/** The certificate and who verifiably signed it, up to the root or to where the files end. */
export function chainDetails(
  start: CertificateArtifact,
  context: DescribeContext,
  places: Places,
): Pick<ViewerItem, 'chain' | 'chainEnd'> {
  const chain: ViewerLink[] = [];
  const seen = new Set<string>();
  for (let at = start; ; ) {
    const { certificate } = at;
    if (seen.has(certificate.sha256)) return { chain, chainEnd: phrase('The CAs sign each other in a circle.') };
    seen.add(certificate.sha256);
    chain.push(linkTo(at, context, places));
    const issuer = context.issuerOf(certificate);
    if (issuer.kind === 'self') {
      const isRoot = isAuthority(certificate);
      const selfSigned = phrase('The last certificate is self-signed.');
      return { chain, chainEnd: isRoot ? phrase('The last certificate is self-signed: a root CA.') : selfSigned };
    }
    if (issuer.kind === 'absent') {
      const name = shortName(certificate.issuer);
      return { chain, chainEnd: phrase('Signed by "{name}", whose key is not in the scanned files.', { name }) };
    }
    if (issuer.kind === 'unchecked') {
      const name = shortName(certificate.issuer);
      return {
        chain,
        chainEnd: phrase('Issuer not checked: too many certificates are named "{name}".', { name }),
      };
    }
    at = issuer.artifact;
  }
}

/** A certificate as a link: its name, the time it has left, and where it lies. */
export function linkTo(artifact: CertificateArtifact, context: DescribeContext, places: Places): ViewerLink {
  const { certificate } = artifact;
  const left = timeLeftText({ ...certificate, isCa: isAuthority(certificate) }, context.now);
  return {
    label: shortName(certificate.subject),
    detail: phrase('{left}, {place}', { left, place: context.placeName(artifact) }),
    place: places.idOfArtifact(artifact),
  };
}
