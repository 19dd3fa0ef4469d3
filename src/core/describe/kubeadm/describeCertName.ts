import type { CertificateArtifact } from '../../model/artifact.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { type DescribeContext, locationOf } from '../context.ts';
import type { DescriptionRow } from '../description.ts';
import type { ToldContent } from './toldField.ts';

export interface CertName {
  /** Such as "apiServer.certSANs". */
  readonly field: string;
  readonly host: string;
  readonly purpose: string;
  /** The certificate that kubeadm puts the name into; absent where it is not among these files. */
  readonly certificate: CertificateArtifact | undefined;
}

/** A name that kubeadm gives a serving certificate, and whether the present certificate has it. */
export function describeCertName(name: CertName, context: DescribeContext): ToldContent {
  const { field, host, purpose } = name;
  return {
    description: {
      title: `${field}: ${host}`,
      sections: [{ rows: [heldRow(name, context), { label: 'Purpose', value: purpose }] }],
    },
  };
}

function heldRow({ host, certificate: artifact }: CertName, context: DescribeContext): DescriptionRow {
  const label = 'In the certificate';
  if (!artifact) return { label, value: 'cannot be told: the certificate is not among these files' };
  const target = locationOf(artifact);
  const place = context.placeName(artifact);
  if (matchesHost(artifact.certificate, host)) return { label, value: `yes, ${place}`, target, tone: 'good' };
  return { label, value: `no: ${place} does not have it; it has to be made anew`, target, tone: 'warning' };
}
