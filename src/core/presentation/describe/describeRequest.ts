import type { CertificateRequest } from '../../model/artifacts/certificate.ts';
import { keyText } from '../../model/labels/certificates.ts';
import { distinguishedNameText, generalNameText, shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { type Description, optionalRow } from './description.ts';

/** The content of a PKCS#10 request. */
export function describeRequest(request: CertificateRequest): Description {
  return {
    title: phrase('Certificate request for "{name}"', { name: shortName(request.subject) }),
    sections: [
      {
        rows: [
          { label: phrase('Subject'), value: distinguishedNameText(request.subject) },
          ...optionalRow(phrase('Names'), request.subjectAltNames?.map(generalNameText), { kind: 'names' }),
          ...optionalRow(phrase('Extended key usage'), request.extendedKeyUsage),
        ],
      },
      {
        heading: phrase('Details'),
        rows: [
          { label: phrase('Public key'), value: keyText(request.publicKey) },
          { label: phrase('Signature'), value: untrusted(request.signatureAlgorithm.name) },
          ...optionalRow(phrase('Key usage'), request.keyUsage),
          { label: phrase('Public key SHA-256'), value: untrusted(request.publicKey.id), code: true },
          { label: phrase('SHA-256'), value: untrusted(request.sha256), code: true },
        ],
      },
    ],
  };
}
