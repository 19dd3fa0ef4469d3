import type { BootstrapTokenDocument, SecretField } from '../../../model/documents/kubeadm.ts';
import { phrase, type Text } from '../../../model/text/text.ts';
import { contentOf, type Untrusted } from '../../../model/text/untrusted.ts';
import { describeToken } from '../describeToken.ts';
import type { Description, DescriptionRow } from '../description.ts';
import { bootstrapExpiryRow } from './describeBootstrapSecret.ts';

/** A bootstrap token in a configuration, with what its Secret says where that is among these files. */
export function describeConfiguredToken(
  id: Untrusted | undefined,
  secrets: readonly BootstrapTokenDocument[],
  now: number,
): Description {
  if (id === undefined)
    return malformed(phrase('Bootstrap token'), phrase('six and sixteen small letters or digits, a dot between'));
  const { title, sections } = describeToken({ kind: 'bootstrap', id });
  const secret = secrets.find(({ tokenId }) => tokenId?.value === contentOf(id));
  const [lead, ...others] = sections;
  const known = secret ? [bootstrapExpiryRow(secret, now, { uri: secret.uri, span: secret.headSpan })] : [];
  return { title, sections: [{ rows: [...known, ...(lead?.rows ?? [])] }, ...others] };
}

/** The key that a control plane which joins decrypts the Secret kubeadm-certs with (kubeadm, copycerts). */
export function describeCertificateKey({ form }: Pick<SecretField, 'form'>): Description {
  if (form !== 'wellFormed') return malformed(phrase('Certificate key'), phrase('64 hexadecimal digits'));
  return {
    title: phrase('Certificate key'),
    sections: [
      {
        rows: [
          { label: phrase('Kind'), value: phrase('AES-256, recognised by its 64 hexadecimal digits') },
          { label: phrase('Value'), value: phrase('not shown') },
          { label: phrase('Validity'), value: phrase('As long as the Secret kube-system/kubeadm-certs: two hours') },
          {
            label: phrase('Purpose'),
            value: phrase(
              'Whoever joins a control plane decrypts with it the keys of every CA, which kubeadm uploads.',
            ),
          },
        ],
      },
    ],
  };
}

function malformed(title: Text, text: Text): Description {
  const rows: readonly DescriptionRow[] = [
    { label: phrase('Value'), value: phrase('not shown') },
    { label: phrase('Form'), value: phrase('kubeadm wants {text}', { text }), tone: 'warning' },
  ];
  return { title, sections: [{ rows }] };
}
