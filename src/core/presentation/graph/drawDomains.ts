import type { Certificate } from '../../model/artifacts/certificate.ts';
import { type Connection, type ConnectionKind, SIGNED_KINDS } from '../../model/connection.ts';
import { certificateListOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { derived } from '../../model/memo/derived.ts';
import { plainText } from '../../model/text/plainText.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import type { PictureDomain, PictureDomainId } from './picture.ts';

const LABELS = {
  cluster: phrase('Cluster CA'),
  etcd: phrase('etcd CA'),
  'etcd-peer': phrase('etcd peer CA'),
  'front-proxy': phrase('Front-proxy CA'),
  'kubelet-serving': phrase('Kubelet serving CA'),
  tokens: phrase('Service-account keys'),
} as const satisfies Record<PictureDomainId, Text>;

const ORDER = Object.keys(LABELS) as readonly PictureDomainId[];
const MAX_AUTHORITIES = 3;

/** Extension API servers, webhooks, issuers, konnectivity, Cilium, the scheduler and the controller manager serve under separate CAs. */
const OWN_CAS: ReadonlySet<ConnectionKind> = new Set<ConnectionKind>([
  'aggregation',
  'webhook',
  'oidc',
  'konnectivity',
  'hubble',
  'clustermesh',
  'rancher',
  'talos',
  'metrics',
]);

/** The domain of the certificate that each side of a connection should show. */
export function domainsOf({ kind, domain, client, server }: Connection): {
  readonly clientDomain?: PictureDomainId | undefined;
  readonly serverDomain?: PictureDomainId | undefined;
} {
  // The API server presents its cluster certificate to a kubelet; the kubelet's serving certificate may come from a separate CA.
  const clientDomain = kind === 'kubelet' ? 'cluster' : domain;
  const serverKnown = !OWN_CAS.has(kind);
  const clientKnown =
    kind !== 'konnectivity' &&
    kind !== 'hubble' &&
    kind !== 'clustermesh' &&
    kind !== 'talos' &&
    kind !== 'webhook' &&
    kind !== 'metrics' &&
    (client?.presented || SIGNED_KINDS.includes(kind));
  return {
    clientDomain: clientKnown ? clientDomain : undefined,
    serverDomain: server?.presented && serverKnown ? domain : undefined,
  };
}

/** The names of a bundle's CAs by their plain text; of a long one the first that are shown. */
const namesIn = derived((bundle: readonly Certificate[]): ReadonlyMap<string, Text> => {
  const names = new Map(bundle.map(({ subject }) => [plainText(shortName(subject)), shortName(subject)] as const));
  return new Map([...names].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MAX_AUTHORITIES));
});

/** The legend of the domains in use, each with the names of the CAs trusted for it. */
export function drawDomains(connections: readonly Connection[]): readonly PictureDomain[] {
  const names = new Map<PictureDomainId, Map<string, Text>>();
  const add = (domain: PictureDomainId | undefined, half: Connection['client']) => {
    if (!domain) return;
    const known = names.get(domain) ?? new Map<string, Text>();
    for (const [text, name] of half?.trusted ? namesIn(certificateListOf(half.trusted)) : []) known.set(text, name);
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
    if (!authorities) return [];
    const inOrder = [...authorities].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
    return [{ id, label: LABELS[id], authorities: inOrder.slice(0, MAX_AUTHORITIES) }];
  });
}
