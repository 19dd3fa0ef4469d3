import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { RancherNodeDocument } from '../../model/documents/rancher.ts';
import type { NodeView } from '../../model/node.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { fileCredentials } from '../lookup/fileCredentials.ts';
import { supervisorAuthority } from '../lookup/supervisorAuthority.ts';
import type { ConnectingSide, ListeningSide } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * Nodes of k3s and RKE2, which read the CA from the server that they join, compare it with the hash in their token, and verify the server by it
 * (k3s-io/k3s, pkg/clientaccess/token.go, which RKE2 uses as well; docs.rke2.io, "High Availability", port 9345).
 */
export const supervisor: Participant = { connects: joins, listens: serves };

function joins(node: NodeView): readonly ConnectingSide[] {
  const documents = objectsOf(node, 'rancherNode').map(({ document }) => document);
  const servers = documents.flatMap(({ server }) => (server && !isTemplated(server.value) ? server : []));
  const [first] = servers;
  const document = documents.find(({ server }) => server === first);
  const [url] = parseUrls(first?.value);
  // The order of several parts decides which of them counts.
  if (!document || !first || !url || servers.some(({ value }) => value !== first.value)) return [];
  const at = { uri: document.uri, span: first.span };
  const hash = documents.find(({ caHash }) => caHash);
  return [
    {
      does: 'connects',
      service: 'supervisor',
      end: { component: `${document.product}-${roleOf(node)}`, uri: document.uri, node: node.id },
      at,
      evidence: 'configured',
      targets: [{ url, asks: { value: url.host, at } }],
      asksFor: [],
      logsInOtherwise: true,
      ...checksumOf(hash),
    },
  ];
}

/** A server that joins another one has the CAs of the cluster itself. */
function roleOf(node: NodeView): 'server' | 'agent' {
  return supervisorAuthority(node) ? 'server' : 'agent';
}

function checksumOf(document: RancherNodeDocument | undefined): Pick<ConnectingSide, 'checksum'> {
  if (!document?.caHash) return {};
  const { uri, caHash } = document;
  return { checksum: { value: contentOf(caHash.value), at: { uri, span: caHash.span } } };
}

function serves(node: NodeView): readonly ListeningSide[] {
  const authority = supervisorAuthority(node);
  const trusted = authority && fileCredentials(node, authority.hostPath);
  if (!authority || !trusted) return [];
  return [
    {
      does: 'listens',
      service: 'supervisor',
      end: { component: `${authority.product}-server`, uri: authority.nodeFile.file.uri, node: node.id },
      at: trusted.at,
      evidence: 'conventional',
      // Its pair depends on the host that a client asks for.
      pairs: [],
      demand: 'none',
      issuer: trusted,
      advertises: [],
    },
  ];
}
