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

/** One line: "CA “kubernetes”, expires in 3649 d", "private key, RSA 2048 bits". */
export function artifactLine(artifact: Artifact, now: number): string {
  switch (artifact.kind) {
    case 'certificate': {
      const { certificate } = artifact;
      const isCa = isAuthority(certificate);
      const left = timeLeftText({ ...certificate, isCa }, now);
      return `${isCa ? 'CA' : 'certificate'} “${shortName(certificate.subject)}”, ${left.toLowerCase()}`;
    }
    case 'certificateRequest':
      return `request for “${shortName(artifact.request.subject)}”`;
    case 'privateKey':
      return `private key, ${privateKeyText(artifact.key)}`;
    case 'publicKey':
      return `public key, ${keyText(artifact.key)}`;
    case 'revocationList':
      return `revocation list of “${shortName(artifact.list.issuer)}”`;
    case 'other':
      return artifact.label;
  }
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
