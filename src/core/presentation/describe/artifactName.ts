import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { isAuthority, keyText, privateKeyText } from '../../model/labels/certificates.ts';
import { shortName } from '../../model/labels/names.ts';
import { timeLeftClause, type ValidityState, validityState } from '../../model/labels/times.ts';
import { asSentence, joined, phrase, type Text } from '../../model/text/text.ts';
import type { DescribeContext } from './context.ts';
import { containerName } from './describeContainer.ts';
import { tokenName, tokenTimeClause } from './describeToken.ts';

/** "CA "kubernetes"", "certificate "kube-apiserver"", "private key". */
export function artifactName(artifact: Artifact): Text {
  switch (artifact.kind) {
    case 'certificate': {
      const name = shortName(artifact.certificate.subject);
      return isAuthority(artifact.certificate)
        ? phrase('CA "{name}"', { name })
        : phrase('certificate "{name}"', { name });
    }
    case 'certificateText':
      return phrase('text of certificate "{name}"', { name: artifact.certificate.name });
    case 'certificateRequest':
      return phrase('request for "{name}"', { name: shortName(artifact.request.subject) });
    case 'privateKey':
      return phrase('private key');
    case 'publicKey':
      return phrase('public key');
    case 'revocationList':
      return phrase('revocation list of "{name}"', { name: shortName(artifact.list.issuer) });
    case 'token':
      return tokenName(artifact.token);
    case 'container':
      return containerName(artifact.container);
    case 'other':
      return artifact.label;
  }
}

/** The most important fact besides the name: "expires in 3649 days", "RSA 2048 bits"; undefined if there is none. */
export function artifactDetail(artifact: Artifact, now: number): Text | undefined {
  switch (artifact.kind) {
    case 'certificate':
      return timeLeftClause({ ...artifact.certificate, isCa: isAuthority(artifact.certificate) }, now);
    case 'certificateText':
      return timeLeftClause({ ...artifact.certificate, isCa: artifact.certificate.isAuthority }, now);
    case 'privateKey':
      return privateKeyText(artifact.key);
    case 'publicKey':
      return keyText(artifact.key);
    case 'token':
      return artifact.token.kind === 'jwt' ? tokenTimeClause(artifact.token, now) : undefined;
    default:
      return undefined;
  }
}

/** Both: "CA "kubernetes", expires in 3649 days", "private key, RSA 2048 bits". */
export function artifactLine(artifact: Artifact, now: number): Text {
  const name = artifactName(artifact);
  const detail = artifactDetail(artifact, now);
  return detail ? phrase('{name}, {detail}', { name, detail }) : name;
}

/** The name as a heading: "Certificate "kube-apiserver"". */
export function artifactTitle(artifact: Artifact): Text {
  return asSentence(artifactName(artifact));
}

/** "kube-apiserver · signed by kubernetes · expires in 23 days". */
export function certificateLine(certificate: Certificate, context: DescribeContext): Text {
  const facts = { ...certificate, isCa: isAuthority(certificate) };
  return joined(
    [shortName(certificate.subject), signerText(certificate, context), timeLeftClause(facts, context.now)],
    ' · ',
  );
}

/** The state of the certificate's validity, for an icon. */
export function certificateState(certificate: Certificate, { now, thresholds }: DescribeContext): ValidityState {
  return validityState({ ...certificate, isCa: isAuthority(certificate) }, now, thresholds);
}

function signerText(certificate: Certificate, context: DescribeContext): Text {
  const name = shortName(certificate.issuer);
  switch (context.issuerOf(certificate).kind) {
    case 'self':
      return phrase('self-signed');
    case 'found':
      return phrase('signed by {name}', { name });
    case 'absent':
      return phrase('issuer {name} not found in the scanned files', { name });
    case 'unchecked':
      return phrase('issuer {name}, not checked', { name });
  }
}
