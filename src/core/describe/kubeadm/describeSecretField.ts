import type { BootstrapTokenDocument } from '../../kubernetes/objects/bootstrapToken.ts';
import type { SecretField } from '../../kubernetes/objects/kubeadmConfiguration.ts';
import { describeToken } from '../describeToken.ts';
import type { Description, DescriptionRow } from '../description.ts';
import { bootstrapExpiryRow } from './describeBootstrapSecret.ts';

/** A bootstrap token in a configuration, with what its Secret says where that is among these files. */
export function describeConfiguredToken(
  id: string | undefined,
  secrets: readonly BootstrapTokenDocument[],
  now: number,
): Description {
  if (id === undefined) return malformed('Bootstrap token', 'six and sixteen small letters or digits, a dot between');
  const { title, sections } = describeToken({ kind: 'bootstrap', id });
  const secret = secrets.find(({ tokenId }) => tokenId?.value === id);
  const [lead, ...others] = sections;
  const known = secret ? [bootstrapExpiryRow(secret, now, { uri: secret.uri, span: secret.headSpan })] : [];
  return { title, sections: [{ rows: [...known, ...(lead?.rows ?? [])] }, ...others] };
}

/** The key that a control plane which joins decrypts the Secret kubeadm-certs with (kubeadm, copycerts). */
export function describeCertificateKey({ form }: Pick<SecretField, 'form'>): Description {
  if (form !== 'wellFormed') return malformed('Certificate key', '64 hexadecimal digits');
  return {
    title: 'Certificate key',
    sections: [
      {
        rows: [
          { label: 'Kind', value: 'AES-256, recognised by its 64 hexadecimal digits' },
          { label: 'Value', value: 'not shown' },
          { label: 'Validity', value: 'As long as the Secret kube-system/kubeadm-certs: two hours' },
          {
            label: 'Purpose',
            value: 'Whoever joins a control plane decrypts with it the keys of every CA, which kubeadm uploads.',
          },
        ],
      },
    ],
  };
}

function malformed(title: string, wanted: string): Description {
  const rows: readonly DescriptionRow[] = [
    { label: 'Value', value: 'not shown' },
    { label: 'Form', value: `kubeadm wants ${wanted}`, tone: 'warning' },
  ];
  return { title, sections: [{ rows }] };
}
