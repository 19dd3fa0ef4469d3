import type { CertificateText } from '../../model/artifacts/certificateText.ts';
import { dateText, timeLeftText } from '../../model/labels/times.ts';
import { phrase } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { type Description, optionalRow } from './description.ts';

/** The content of a printed certificate. With `now`, in milliseconds since the epoch, also its remaining validity. */
export function describeCertificateText(certificate: CertificateText, now?: number): Description {
  const { name, subject, issuer, notBefore, notAfter, names, usages, serialNumber, isAuthority } = certificate;
  const until = untrusted(dateText(notAfter));
  const left = now === undefined ? undefined : timeLeftText({ notBefore, notAfter, isCa: isAuthority }, now);
  return {
    title: phrase('Text of certificate "{name}"', { name }),
    sections: [
      {
        rows: [
          { label: phrase('Subject'), value: subject },
          { label: phrase('Issuer'), value: issuer },
          { label: phrase('Validity'), value: left ? phrase('{left} ({until})', { left, until }) : until },
          ...optionalRow(phrase('Names'), names.length > 0 ? names : undefined, { kind: 'names' }),
          ...optionalRow(phrase('Usages'), usages.length > 0 ? usages : undefined),
          ...optionalRow(phrase('Serial number'), serialNumber, { code: true }),
          {
            label: phrase('Verified'),
            value: phrase('no: this is text that openssl printed, without the certificate'),
          },
        ],
      },
    ],
  };
}
