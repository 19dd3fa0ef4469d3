import type { BootstrapTokenDocument, SecretField } from '../../../model/documents/kubeadm.ts';
import { phrase, type Text } from '../../../model/text/text.ts';
import { contentOf, type Untrusted } from '../../../model/text/untrusted.ts';
import { describeToken } from '../describeToken.ts';
import type { Description, DescriptionRow } from '../description.ts';
import { bootstrapExpiryRow } from './describeBootstrapSecret.ts';

/** A bootstrap token in a configuration, with the content of its Secret if the files have it. */
export function describeConfiguredToken(
  id: Untrusted | undefined,
  secrets: readonly BootstrapTokenDocument[],
  now: number,
): Description {
  if (id === undefined)
    return malformed(phrase('Bootstrap token'), phrase('6 and 16 lowercase letters or digits, separated by a dot'));
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
          { label: phrase('Type'), value: phrase('AES-256, identified by its 64 hexadecimal digits') },
          { label: phrase('Value'), value: phrase('not shown') },
          { label: phrase('Validity'), value: phrase('Until the Secret kube-system/kubeadm-certs expires: two hours') },
          {
            label: phrase('Purpose'),
            value: phrase('Joining control-plane nodes use it to decrypt the CA keys that kubeadm uploads.'),
          },
        ],
      },
    ],
  };
}

function malformed(title: Text, text: Text): Description {
  const rows: readonly DescriptionRow[] = [
    { label: phrase('Value'), value: phrase('not shown') },
    { label: phrase('Format'), value: phrase('kubeadm requires {text}', { text }), tone: 'warning' },
  ];
  return { title, sections: [{ rows }] };
}
