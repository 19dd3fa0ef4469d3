import type { Container, KeyStorePart } from '../model/container.ts';
import { visibleText } from '../text/visibleText.ts';
import { type Description, type DescriptionRow, optionalRow } from './description.ts';
import { encryptionText } from './encryptionText.ts';
import { shortName } from './shortName.ts';
import { utcText } from './timeText.ts';

/** As many certificates as a hover has room for. */
const MAX_SHOWN = 20;

/** What a key store or a PKCS#7 bundle is, how it is guarded, and what it holds as far as that can be told. */
export function describeContainer(container: Container): Description {
  return { title: containerName(container), sections: [{ rows: rowsOf(container) }] };
}

/** "PKCS#12 key store", "Java key store (JKS)", "PKCS#7 bundle of 3 certificates". */
export function containerName(container: Container): string {
  switch (container.format) {
    case 'PKCS#12':
      return 'PKCS#12 key store';
    case 'JKS':
    case 'JCEKS':
      return `Java key store (${container.format})`;
    case 'PKCS#7': {
      const count = container.certificates.length;
      return `PKCS#7 bundle of ${count === 1 ? '1 certificate' : `${count} certificates`}`;
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
        ...optionalRow('Entries', container.entries?.toString()),
        { label: 'Content', value: 'needs a password, and Java: `keytool -importkeystore` makes PKCS#12 of it' },
      ];
    case 'PKCS#7':
      return [
        ...container.certificates.slice(0, MAX_SHOWN).map(({ subject, notAfter }) => ({
          label: 'Certificate',
          value: `${visibleText(shortName(subject))}, until ${utcText(notAfter)}`,
        })),
        ...moreRow(container.certificates.length - MAX_SHOWN),
        ...container.revocationLists.slice(0, MAX_SHOWN).map(({ issuer, revokedCount }) => ({
          label: 'Revocation list',
          value: `${visibleText(shortName(issuer))}, ${revokedCount} revoked`,
        })),
        ...optionalRow('Damage', container.damage, { tone: 'bad' }),
        { label: 'Read by', value: 'no component of Kubernetes' },
      ];
  }
}

function keyStoreRows({ mac, parts, damage }: Extract<Container, { format: 'PKCS#12' }>): readonly DescriptionRow[] {
  if (damage !== undefined) return [{ label: 'Damage', value: damage, tone: 'bad' }];
  const isCovered = mac !== undefined || parts.some(({ encryption }) => encryption !== undefined);
  return [
    { label: 'Content', value: isCovered ? 'needs a password' : 'not encrypted' },
    { label: 'Integrity', value: mac ? `${visibleText(mac.algorithm)}, ${mac.iterations} iterations` : 'no MAC' },
    ...parts.slice(0, MAX_SHOWN).map((part) => ({ label: PART_LABELS[part.kind], value: partText(part) })),
    ...moreRow(parts.length - MAX_SHOWN),
  ];
}

const PART_LABELS = {
  content: 'Encrypted part',
  privateKey: 'Private key',
  certificate: 'Certificate',
  revocationList: 'Revocation list',
  enveloped: 'Encrypted part',
  other: 'Other',
} as const satisfies Record<KeyStorePart['kind'], string>;

function partText({ kind, encryption, name }: KeyStorePart): string {
  const cover = encryption ? encryptionText(encryption) : kind === 'enveloped' ? 'for the owner of a key' : 'clear';
  return name === undefined ? cover : `“${visibleText(name)}”, ${cover}`;
}

function moreRow(more: number): readonly DescriptionRow[] {
  return more > 0 ? [{ label: 'And', value: `${more} more` }] : [];
}
