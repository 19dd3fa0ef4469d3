import type { Container, KeyStorePart } from '../../model/artifacts/container.ts';
import { shortName } from '../../model/labels/names.ts';
import { dateText } from '../../model/labels/times.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { encryptionText } from './closedPart.ts';
import { type Description, type DescriptionRow, moreRow, optionalRow } from './description.ts';

/** As many certificates as a hover has room for. */
const MAX_SHOWN = 20;

/** The kind of a key store or PKCS#7 bundle, its protection, and its content as far as it is known. */
export function describeContainer(container: Container): Description {
  return { title: containerName(container), sections: [{ rows: rowsOf(container) }] };
}

/** "PKCS#12 key store", "Java key store (JKS)", "PKCS#7 bundle of 3 certificates". */
export function containerName(container: Container): Text {
  switch (container.format) {
    case 'PKCS#12':
      return phrase('PKCS#12 key store');
    case 'JKS':
    case 'JCEKS':
      return phrase('Java key store ({kind})', { kind: container.format });
    case 'PKCS#7': {
      const count = container.certificates.length;
      return count === 1
        ? phrase('PKCS#7 bundle with 1 certificate')
        : phrase('PKCS#7 bundle with {count} certificates', { count });
    }
  }
}

function rowsOf(container: Container): readonly DescriptionRow[] {
  switch (container.format) {
    case 'PKCS#12':
      return keyStoreRows(container);
    case 'JKS':
    case 'JCEKS':
      return [
        ...optionalRow(phrase('Entries'), container.entries),
        {
          label: phrase('Content'),
          value: phrase('requires a password and Java: convert it to PKCS#12 with `keytool -importkeystore`'),
        },
      ];
    case 'PKCS#7':
      return [
        ...container.certificates.slice(0, MAX_SHOWN).map(({ subject, notAfter }) => ({
          label: phrase('Certificate'),
          value: phrase('{name}, until {time}', { name: shortName(subject), time: dateText(notAfter) }),
        })),
        ...moreRow(container.certificates.length - MAX_SHOWN),
        ...container.revocationLists.slice(0, MAX_SHOWN).map(({ issuer, revokedCount }) => ({
          label: phrase('Revocation list'),
          value: phrase('{name}, {count} revoked', { name: shortName(issuer), count: revokedCount }),
        })),
        ...optionalRow(phrase('Damaged'), container.damage, { tone: 'bad' }),
        { label: phrase('Read by'), value: phrase('no Kubernetes component') },
      ];
  }
}

function keyStoreRows({ mac, parts, damage }: Extract<Container, { format: 'PKCS#12' }>): readonly DescriptionRow[] {
  if (damage !== undefined) return [{ label: phrase('Damaged'), value: untrusted(damage), tone: 'bad' }];
  const isCovered = mac !== undefined || parts.some(({ encryption }) => encryption !== undefined);
  return [
    { label: phrase('Content'), value: isCovered ? phrase('password required') : phrase('not encrypted') },
    {
      label: phrase('Integrity'),
      value: mac
        ? phrase('{algorithm}, {count} iterations', { algorithm: mac.algorithm, count: mac.iterations })
        : phrase('no MAC'),
    },
    ...parts.slice(0, MAX_SHOWN).map((part) => ({ label: PART_LABELS[part.kind], value: partText(part) })),
    ...moreRow(parts.length - MAX_SHOWN),
  ];
}

const PART_LABELS = {
  content: phrase('Encrypted part'),
  privateKey: phrase('Private key'),
  certificate: phrase('Certificate'),
  revocationList: phrase('Revocation list'),
  enveloped: phrase('Encrypted part'),
  other: phrase('Other'),
} as const satisfies Record<KeyStorePart['kind'], Text>;

function partText({ kind, encryption, name }: KeyStorePart): Text {
  const cover = encryption ? encryptionText(encryption) : uncoveredText(kind);
  return name === undefined ? cover : phrase('"{name}", {cover}', { name, cover });
}

function uncoveredText(kind: KeyStorePart['kind']): Text {
  return kind === 'enveloped' ? phrase("for a recipient's key") : phrase('clear');
}
