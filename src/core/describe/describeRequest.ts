import type { CertificateRequest } from '../model/certificate.ts';
import { type Description, optionalRow } from './description.ts';
import { keyText } from './keyText.ts';
import { distinguishedNameText, generalNameText } from './nameText.ts';
import { shortName } from './shortName.ts';

/** What a PKCS#10 request asks for. */
export function describeRequest(request: CertificateRequest): Description {
  return {
    title: `Certificate request for “${shortName(request.subject)}”`,
    sections: [
      {
        rows: [
          { label: 'Subject', value: distinguishedNameText(request.subject) },
          ...optionalRow('Names', request.subjectAltNames?.map(generalNameText).join(', ')),
          ...optionalRow('Extended key usage', request.extendedKeyUsage?.join(', ')),
        ],
      },
      {
        heading: 'Details',
        rows: [
          { label: 'Public key', value: keyText(request.publicKey) },
          { label: 'Signature', value: request.signatureAlgorithm.name },
          ...optionalRow('Key usage', request.keyUsage?.join(', ')),
          { label: 'Public key SHA-256', value: request.publicKey.id, code: true },
          { label: 'SHA-256', value: request.sha256, code: true },
        ],
      },
    ],
  };
}
