import {
  artifactName,
  certificatesOf,
  type HandshakeHalf,
  type Location,
  leafOf,
  locationOf,
  type Material,
  outcomeText,
  type Party,
  partyName,
  shortName,
} from '../../core/index.ts';
import type { Status, TreeNode } from './treeNode.ts';

/** One half of the handshake: what one end shows, what the other holds against it, and what comes of it. Leads elsewhere where nothing is shown. */
export function proofNode(id: string, half: HandshakeHalf, by: Party, to: Party, elsewhere: Location): TreeNode {
  const { presented, key, trusted, outcome } = half;
  const label = presented ? `${by} shows ${nameOf(presented)}` : `${by} shows no certificate`;
  const verified = presented && trusted ? `${to}: ${outcomeText(outcome)}` : `${to} does not verify it by a CA`;
  const description = presented ? verified : undefined;
  return {
    id,
    label,
    description,
    status: statusOf(half),
    spoken: `${[label, description].filter(Boolean).join('; ')}.`,
    icon: 'verified',
    target: presented?.at ?? elsewhere,
    children: [
      ...(presented ? [shownRow(`${id}/shown`, presented), namedRow(`${id}/named`, 'named by', presented)] : []),
      ...(key ? [namedRow(`${id}/key`, 'private key', key)] : []),
      ...(trusted ? [trustRow(`${id}/trusted`, trusted, to)] : []),
    ],
  };
}

function statusOf({ presented, trusted, outcome }: HandshakeHalf): Status {
  if (!presented || !trusted) return 'none';
  if (outcome?.kind === 'trusted') return 'good';
  return outcome?.kind === 'refused' ? 'bad' : 'unknown';
}

function nameOf(presented: Material): string {
  const leaf = leafOf(presented);
  return leaf ? `“${shortName(leaf.certificate.subject)}”` : 'a certificate that is not here';
}

function shownRow(id: string, presented: Material): TreeNode {
  const leaf = leafOf(presented);
  if (!leaf) return namedRow(id, 'not among these files', presented);
  const { subject, issuer, sha256 } = leaf.certificate;
  return {
    id,
    label: shortName(subject),
    description: `issued by ${shortName(issuer)}`,
    status: 'none',
    spoken: `The certificate ${shortName(subject)}, issued by ${shortName(issuer)}.`,
    icon: 'file',
    target: locationOf(leaf),
    certificate: sha256,
    children: [],
  };
}

function namedRow(id: string, role: string, { label, at }: Material): TreeNode {
  return { id, label, description: role, status: 'none', icon: 'symbol-field', target: at, children: [] };
}

function trustRow(id: string, trusted: Material, by: Party): TreeNode {
  return {
    id,
    label: trusted.label,
    description: `what ${by} trusts`,
    status: 'none',
    spoken: `${partyName(by)} trusts what ${trusted.label} names.`,
    icon: 'shield',
    target: trusted.at,
    children: certificatesOf(trusted).map((artifact, at) => ({
      id: `${id}/${at}`,
      label: artifactName(artifact),
      status: 'none',
      icon: 'shield',
      target: locationOf(artifact),
      certificate: artifact.certificate.sha256,
      children: [],
    })),
  };
}
