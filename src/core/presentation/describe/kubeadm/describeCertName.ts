import type { CertificateArtifact } from '../../../model/artifacts/artifact.ts';
import { phrase, type Text } from '../../../model/text/text.ts';
import { matchesHost } from '../../../trust/hostname.ts';
import { type DescribeContext, locationOf } from '../context.ts';
import type { DescriptionRow } from '../description.ts';
import { purposeRow } from '../referenceSection.ts';
import type { DescribedContent } from './describedField.ts';

export interface CertName {
  /** Such as "apiServer.certSANs". */
  readonly field: string;
  readonly host: string;
  readonly purpose: Text;
  /** The certificate with the name, according to kubeadm; absent if the files do not have it. */
  readonly certificate: CertificateArtifact | undefined;
}

/** A name that kubeadm gives a serving certificate, and whether the present certificate has it. */
export function describeCertName(name: CertName, context: DescribeContext): DescribedContent {
  const { field, host, purpose } = name;
  return {
    description: {
      title: phrase('{field}: {host}', { field, host }),
      sections: [{ rows: [heldRow(name, context), purposeRow(purpose)] }],
    },
  };
}

function heldRow({ host, certificate: artifact }: CertName, context: DescribeContext): DescriptionRow {
  const label = phrase('In certificate');
  if (!artifact) return { label, value: phrase('unknown: the certificate is not in the scanned files') };
  const target = locationOf(artifact);
  const place = context.placeName(artifact);
  if (matchesHost(artifact.certificate, host))
    return { label, value: phrase('yes, {place}', { place }), target, tone: 'good' };
  return {
    label,
    value: phrase('no: missing from {place}; regenerate the certificate', { place }),
    target,
    tone: 'warning',
  };
}
