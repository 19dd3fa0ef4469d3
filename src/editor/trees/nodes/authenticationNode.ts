import {
  artifactName,
  type CredentialSource,
  certificatesOf,
  type Location,
  leafOf,
  locationOf,
  outcomeText,
  type Party,
  type PeerAuthentication,
  partyName,
  phrase,
  shortName,
  type Text,
} from '../../../core/index.ts';
import type { Status, TreeNode } from './treeNode.ts';

/** One half of the handshake: what one end shows, what the other holds against it, and what comes of it. Leads elsewhere where nothing is shown. */
export function authenticationNode(
  id: string,
  half: PeerAuthentication,
  by: Party,
  to: Party,
  elsewhere: Location,
): TreeNode {
  const { presented, key, trusted } = half;
  const label = shownText(presented, by);
  const description = presented && verifiedText(half, to);
  return {
    id,
    label,
    description,
    status: statusOf(half),
    spoken: description ? phrase('{label}; {description}.', { label, description }) : phrase('{label}.', { label }),
    icon: 'verified',
    target: presented?.at ?? elsewhere,
    children: [
      ...(presented
        ? [shownRow(`${id}/shown`, presented), namedRow(`${id}/named`, phrase('configured in'), presented)]
        : []),
      ...(key ? [namedRow(`${id}/key`, phrase('private key'), key)] : []),
      ...(trusted ? [trustRow(`${id}/trusted`, trusted, to)] : []),
    ],
  };
}

function shownText(presented: CredentialSource | undefined, textParty: Party): Text {
  if (!presented) return phrase('{textParty} presents no certificate', { textParty });
  const leaf = leafOf(presented);
  return leaf
    ? phrase('{textParty} presents "{name}"', { textParty, name: shortName(leaf.certificate.subject) })
    : phrase('{textParty} presents a certificate that is not in the workspace', { textParty });
}

function verifiedText({ trusted, outcome }: PeerAuthentication, textParty: Party): Text {
  return trusted
    ? phrase('{textParty}: {outcome}', { textParty, outcome: outcomeText(outcome) })
    : phrase('{textParty} does not verify it against a CA', { textParty });
}

function statusOf({ presented, trusted, outcome }: PeerAuthentication): Status {
  if (!presented || !trusted) return 'none';
  if (outcome?.kind === 'trusted') return 'good';
  return outcome?.kind === 'refused' ? 'bad' : 'unknown';
}

function shownRow(id: string, presented: CredentialSource): TreeNode {
  const leaf = leafOf(presented);
  if (!leaf) return namedRow(id, phrase('not in the scanned files'), presented);
  const { subject, issuer, sha256 } = leaf.certificate;
  const names = { name: shortName(subject), issuer: shortName(issuer) };
  return {
    id,
    label: names.name,
    description: phrase('issued by {issuer}', names),
    status: 'none',
    spoken: phrase('The certificate {name}, issued by {issuer}.', names),
    icon: 'file',
    target: locationOf(leaf),
    certificate: sha256,
    children: [],
  };
}

function namedRow(id: string, role: Text, { label, at }: CredentialSource): TreeNode {
  return { id, label, description: role, status: 'none', icon: 'symbol-field', target: at, children: [] };
}

function trustRow(id: string, trusted: CredentialSource, by: Party): TreeNode {
  return {
    id,
    label: trusted.label,
    description: phrase('trusted by {textParty}', { textParty: by }),
    status: 'none',
    spoken: phrase('{textParty} trusts the CAs in {textLabel}.', {
      textParty: partyName(by),
      textLabel: trusted.label,
    }),
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
