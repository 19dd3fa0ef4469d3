import type { Connection, ConnectionKind } from '../connections/connection.ts';
import { shortName } from '../describe/shortName.ts';
import { certificatesOf } from '../nodes/material.ts';
import { visibleText } from '../text/visibleText.ts';
import type { PictureDomain, PictureDomainId } from './picture.ts';

const LABELS = {
  cluster: 'Cluster CA',
  etcd: 'etcd CA',
  'etcd-peer': 'etcd peer CA',
  'front-proxy': 'Front-proxy CA',
  'kubelet-serving': 'Kubelet serving CA',
  tokens: 'Service-account keys',
} as const satisfies Record<PictureDomainId, string>;

const ORDER = Object.keys(LABELS) as readonly PictureDomainId[];
const MAX_AUTHORITIES = 3;
/** No handshake: a key signs, and the other side knows it. */
const KEYED: readonly ConnectionKind[] = ['tokens', 'signing'];

/** The domain of the certificate that each side of a connection should show. */
export function domainsOf({ kind, domain, client, server }: Connection): {
  readonly clientDomain?: PictureDomainId;
  readonly serverDomain?: PictureDomainId;
} {
  // The apiserver shows a kubelet its cluster certificate; what the kubelet serves may come from a CA of its own.
  const clientDomain = kind === 'kubelet' ? 'cluster' : domain;
  // Extension API servers and webhooks serve under CAs of their own.
  const serverKnown = kind !== 'aggregation' && kind !== 'webhook';
  return {
    clientDomain: client?.presented || KEYED.includes(kind) ? clientDomain : undefined,
    serverDomain: server?.presented && serverKnown ? domain : undefined,
  };
}

/** The legend of the domains in use, each with the names of the CAs trusted for it. */
export function drawDomains(connections: readonly Connection[]): readonly PictureDomain[] {
  const names = new Map<PictureDomainId, Set<string>>();
  const add = (domain: PictureDomainId | undefined, half: Connection['client']) => {
    if (!domain) return;
    const known = names.get(domain) ?? new Set();
    if (half?.trusted) {
      for (const { certificate } of certificatesOf(half.trusted))
        known.add(visibleText(shortName(certificate.subject)));
    }
    names.set(domain, known);
  };
  for (const connection of connections) {
    // Only what is trusted and verifies names its domain: a wrong bundle would tell the wrong name.
    const { clientDomain, serverDomain } = domainsOf(connection);
    add(clientDomain, connection.client?.outcome?.kind === 'trusted' ? connection.client : undefined);
    add(serverDomain, connection.server?.outcome?.kind === 'trusted' ? connection.server : undefined);
  }
  return ORDER.flatMap((id) => {
    const authorities = names.get(id);
    return authorities
      ? [{ id, label: LABELS[id], authorities: [...authorities].sort().slice(0, MAX_AUTHORITIES) }]
      : [];
  });
}
