import { type CertificateArtifact, yamlPathOf } from '../../../model/artifacts/artifact.ts';
import type { Certificate, DistinguishedName } from '../../../model/artifacts/certificate.ts';
import type { DecodedFile } from '../../../model/decodedFile.ts';
import { baseName } from '../../../model/source/directories.ts';
import { contentOf } from '../../../model/text/untrusted.ts';

/** The attributes of a name that the exporter has labels for. */
const ATTRIBUTES = ['C', 'ST', 'L', 'O', 'OU', 'CN'] as const;

/** Labels of x509-certificate-exporter, each on every series: what does not apply is empty. */
export const LABELS = [
  ...['filename', 'filepath', 'embedded_kind', 'embedded_key'],
  ...['secret_namespace', 'secret_name', 'secret_key'],
  ...['configmap_namespace', 'configmap_name', 'configmap_key'],
  ...['cabundle_resource_kind', 'cabundle_resource_name', 'cabundle_entry'],
  'serial_number',
  ...ATTRIBUTES.map((type) => `issuer_${type}`),
  ...ATTRIBUTES.map((type) => `subject_${type}`),
  'discriminator',
] as const;

export type Labels = Readonly<Partial<Record<string, string>>>;

/** The labels of a series about a certificate and its place; `path` is that of the file for people. */
export function certificateLabels(artifact: CertificateArtifact, file: DecodedFile | undefined, path: string): Labels {
  const { certificate } = artifact;
  return {
    filename: baseName(path),
    filepath: path,
    ...placeLabels(artifact, file),
    serial_number: decimalSerial(certificate),
    ...nameLabels('issuer', certificate.issuer),
    ...nameLabels('subject', certificate.subject),
  };
}

/** The field of a kubeconfig or of an object that holds the certificate; empty for a file of PEM. */
function placeLabels(artifact: CertificateArtifact, file: DecodedFile | undefined): Labels {
  const path = yamlPathOf(artifact);
  if (path === undefined) return {};
  for (const document of file?.documents ?? []) {
    switch (document.kind) {
      case 'kubeconfig': {
        const cluster = document.clusters.find((one) => one.certificateAuthority.data?.path === path);
        if (cluster) return { embedded_kind: 'cluster', embedded_key: cluster.name };
        const user = document.users.find((one) => one.clientCertificate.data?.path === path);
        if (user) return { embedded_kind: 'user', embedded_key: user.name };
        break;
      }
      case 'secret':
      case 'configMap': {
        const entry = document.entries.find(({ field }) => field.path === path);
        const prefix = document.kind === 'secret' ? 'secret' : 'configmap';
        if (entry) {
          const { name, namespace = '' } = document;
          return { [`${prefix}_namespace`]: namespace, [`${prefix}_name`]: name, [`${prefix}_key`]: entry.key };
        }
        break;
      }
      case 'calledServer':
        if (document.caBundle?.path === path) {
          const object = file?.objects?.find(
            ({ span }) => span.start <= document.span.start && document.span.end <= span.end,
          );
          return {
            cabundle_resource_kind: object?.kind ?? '',
            cabundle_resource_name: object?.name ?? document.name,
            cabundle_entry: document.name,
          };
        }
        break;
    }
  }
  return {};
}

function nameLabels(prefix: 'issuer' | 'subject', name: DistinguishedName): Labels {
  return Object.fromEntries(
    ATTRIBUTES.map((type) => {
      const found = name.attributes.find((attribute) => attribute.type === type);
      return [`${prefix}_${type}`, found === undefined ? '' : contentOf(found.value)];
    }),
  );
}

/** From hexadecimal; a serial number of any length is one. */
function decimalSerial({ serialNumber }: Certificate): string {
  const [, sign = '', digits = ''] = /^(-?)([\dA-Fa-f]+)$/.exec(serialNumber) ?? [];
  return digits === '' ? '' : `${sign}${BigInt(`0x${digits}`)}`;
}
