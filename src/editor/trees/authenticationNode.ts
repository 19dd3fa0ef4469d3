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
} from '../../core/index.ts';
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
        ? [shownRow(`${id}/shown`, presented), namedRow(`${id}/named`, phrase('named by'), presented)]
        : []),
      ...(key ? [namedRow(`${id}/key`, phrase('private key'), key)] : []),
      ...(trusted ? [trustRow(`${id}/trusted`, trusted, to)] : []),
    ],
  };
}

function shownText(presented: CredentialSource | undefined, textWho: Party): Text {
  if (!presented) return phrase('{textWho} shows no certificate', { textWho });
  const leaf = leafOf(presented);
  return leaf
    ? phrase('{textWho} shows "{name}"', { textWho, name: shortName(leaf.certificate.subject) })
    : phrase('{textWho} shows a certificate that is not here', { textWho });
}

function verifiedText({ trusted, outcome }: PeerAuthentication, textWho: Party): Text {
  return trusted
    ? phrase('{textWho}: {outcome}', { textWho, outcome: outcomeText(outcome) })
    : phrase('{textWho} does not verify it by a CA', { textWho });
}

function statusOf({ presented, trusted, outcome }: PeerAuthentication): Status {
  if (!presented || !trusted) return 'none';
  if (outcome?.kind === 'trusted') return 'good';
  return outcome?.kind === 'refused' ? 'bad' : 'unknown';
}

function shownRow(id: string, presented: CredentialSource): TreeNode {
  const leaf = leafOf(presented);
  if (!leaf) return namedRow(id, phrase('not among these files'), presented);
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
    description: phrase('what {textWho} trusts', { textWho: by }),
    status: 'none',
    spoken: phrase('{textWho} trusts what {textLabel} names.', {
      textWho: partyName(by),
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
