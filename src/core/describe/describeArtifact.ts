import type { Artifact } from '../model/artifact.ts';
import type { RevocationList } from '../model/certificate.ts';
import type { DescribeContext } from './context.ts';
import { describeCertificate } from './describeCertificate.ts';
import { describeKey, describePublicKey } from './describeKey.ts';
import { describeRequest } from './describeRequest.ts';
import { type Description, optionalRow } from './description.ts';
import { keyText, privateKeyText } from './keyText.ts';
import { distinguishedNameText } from './nameText.ts';
import { shortName } from './shortName.ts';
import { timeLeftText, utcText } from './timeText.ts';
import { isAuthority } from './usageText.ts';

/** Everything there is to say of a decoded block. */
export function describeArtifact(artifact: Artifact, context: DescribeContext): Description {
  switch (artifact.kind) {
    case 'certificate':
      return describeCertificate(artifact.certificate, context);
    case 'certificateRequest':
      return describeRequest(artifact.request);
    case 'privateKey':
      return describeKey(artifact.key);
    case 'publicKey':
      return describePublicKey(artifact.key);
    case 'revocationList':
      return describeRevocationList(artifact.list);
    case 'other':
      return { title: artifact.label, sections: [{ rows: [{ label: 'Content', value: 'not decoded' }] }] };
  }
}

/** "CA “kubernetes”", "certificate “kube-apiserver”", "private key". */
export function artifactName(artifact: Artifact): string {
  switch (artifact.kind) {
    case 'certificate':
      return `${isAuthority(artifact.certificate) ? 'CA' : 'certificate'} “${shortName(artifact.certificate.subject)}”`;
    case 'certificateRequest':
      return `request for “${shortName(artifact.request.subject)}”`;
    case 'privateKey':
      return 'private key';
    case 'publicKey':
      return 'public key';
    case 'revocationList':
      return `revocation list of “${shortName(artifact.list.issuer)}”`;
    case 'other':
      return artifact.label;
  }
}

/** The same with what a glance needs: "CA “kubernetes”, expires in 3649 d", "private key, RSA 2048 bits". */
export function artifactLine(artifact: Artifact, now: number): string {
  const name = artifactName(artifact);
  if (artifact.kind === 'privateKey') return `${name}, ${privateKeyText(artifact.key)}`;
  if (artifact.kind === 'publicKey') return `${name}, ${keyText(artifact.key)}`;
  if (artifact.kind !== 'certificate') return name;
  const left = timeLeftText({ ...artifact.certificate, isCa: isAuthority(artifact.certificate) }, now);
  return `${name}, ${left.toLowerCase()}`;
}

function describeRevocationList(list: RevocationList): Description {
  return {
    title: `Revocation list of ${shortName(list.issuer)}`,
    sections: [
      {
        rows: [
          { label: 'Issuer', value: distinguishedNameText(list.issuer) },
          { label: 'Issued', value: utcText(list.thisUpdate) },
          ...optionalRow('Next update', list.nextUpdate === undefined ? undefined : utcText(list.nextUpdate)),
          { label: 'Revoked', value: `${list.revokedCount} certificates` },
        ],
      },
    ],
  };
}
