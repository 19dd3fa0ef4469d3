import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { leafOf } from '../../model/credentialSource.ts';
import type { DruidEtcdDocument, DruidTls } from '../../model/documents/druid.ts';
import type { Located } from '../../model/documents/located.ts';
import type { ServiceName } from '../../model/flagSpec.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { onlySecret } from '../lookup/namedSecrets.ts';
import { secretCredentials } from '../lookup/servingSecret.ts';
import type { ConnectingSide, ListeningSide, Pair } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * The etcd clusters of etcd-druid: etcd serves etcd-backup-restore in the same pod and the other members, and is initialized by
 * etcd-backup-restore (gardener/etcd-druid, internal/component/statefulset/builder.go; docs/usage/securing-etcd-clusters.md).
 */
export const etcdDruid: Participant = {
  listens: (node) => clustersOf(node).flatMap((etcd) => serversOf(node, etcd)),
  connects: (node) => clustersOf(node).flatMap((etcd) => clientsOf(node, etcd)),
};

/** Without those that several files define: each may be a copy, or an overlay of another. */
function clustersOf(node: NodeView): readonly DruidEtcdDocument[] {
  const all = objectsOf(node, 'druidEtcd').map(({ document }) => document);
  const named = groupBy(all, ({ namespace, name }) => JSON.stringify([namespace ?? null, name]));
  return [...named.values()].flatMap(([only, ...others]) => (only && others.length === 0 ? only : []));
}

type Server = 'etcd' | 'etcdbrctl';

function serversOf(node: NodeView, etcd: DruidEtcdDocument): readonly ListeningSide[] {
  const listens = (service: ServiceName, component: Server, tls: DruidTls | undefined): readonly ListeningSide[] => {
    if (!tls) return [];
    const demand = service === 'druid-backup' ? 'none' : 'required';
    const trusts = demand === 'required' ? authorityOf(node, etcd, tls) : undefined;
    return [
      {
        does: 'listens',
        ...sideOf(node, etcd, service, component, tls.server),
        pairs: [pairOf(node, etcd, tls.server)],
        trusts,
        demand,
        unreadPair:
          unread(node, etcd, tls.server) ?? (demand === 'required' ? unread(node, etcd, tls.authority) : undefined),
        advertises: [],
      },
    ];
  };
  return [
    ...listens('druid', 'etcd', etcd.clients),
    ...listens('druid-peer', 'etcd', etcd.peers),
    ...listens('druid-backup', 'etcdbrctl', etcd.backup),
  ];
}

function clientsOf(node: NodeView, etcd: DruidEtcdDocument): readonly ConnectingSide[] {
  const { ownName, namespace, clients, peers, backup, replicas } = etcd;
  const name = ownName.value;
  const local = `${name}-local`;
  const pod = namespace === undefined ? [] : [`${name}-0.${name}-peer.${namespace}.svc`];
  const connects = (
    service: ServiceName,
    component: Server,
    tls: DruidTls | undefined,
    presented: Located<string> | undefined,
    hosts: readonly string[],
  ): readonly ConnectingSide[] => {
    if (!tls) return [];
    const leaf = leafOf(pairOf(node, etcd, tls.server).certificate)?.certificate;
    // Names that one certificate lacks are one fault.
    const [, ...repeated] = hosts.filter((host) => leaf && !matchesHost(leaf, host));
    return hosts.flatMap((host) => {
      if (repeated.includes(host)) return [];
      const [url] = parseUrls(`https://${host}`);
      return url
        ? [
            {
              does: 'connects',
              ...sideOf(node, etcd, service, component, tls.authority),
              targets: [{ url, asks: { value: host, at: { uri: etcd.uri, span: ownName.span } } }],
              asksFor: [],
              ...(presented && { presents: pairOf(node, etcd, presented) }),
              trusts: authorityOf(node, etcd, tls),
              unreadPair: presented && unread(node, etcd, presented),
              unreadTrust: unread(node, etcd, tls.authority),
            } satisfies ConnectingSide,
          ]
        : [];
    });
  };
  // It connects by the Service to add members, and to each pod for defragmentation (gardener/etcd-backup-restore, pkg/member; pkg/defragmentor).
  return [
    ...(clients?.client
      ? connects('druid', 'etcdbrctl', clients, clients.client, [local, `${name}-client`, ...pod])
      : []),
    ...connects('druid-peer', 'etcd', peers, peers?.server, replicas > 1 ? pod : []),
    ...connects('druid-backup', 'etcd', backup, undefined, [local]),
  ];
}

function sideOf(
  node: NodeView,
  { uri, span, namespace = '', name }: DruidEtcdDocument,
  service: ServiceName,
  component: Server,
  at: Located<string>,
) {
  return {
    service,
    end: { component, uri, node: node.id, part: `${namespace}/${name}` },
    at: { uri, span: at.span },
    of: `${uri} ${span.start}`,
    evidence: 'configured',
  } as const;
}

function pairOf(node: NodeView, { namespace }: DruidEtcdDocument, { value }: Located<string>): Pair {
  const secret = onlySecret(node, namespace, value);
  return {
    certificate: secret && secretCredentials(secret, 'tls.crt'),
    key: secret && secretCredentials(secret, 'tls.key'),
    evidence: 'configured',
  };
}

function authorityOf(node: NodeView, { namespace }: DruidEtcdDocument, { authority, authorityKey }: DruidTls) {
  const secret = onlySecret(node, namespace, authority.value);
  return secret && secretCredentials(secret, authorityKey);
}

function unread(node: NodeView, { namespace }: DruidEtcdDocument, { value }: Located<string>) {
  return onlySecret(node, namespace, value) ? undefined : phrase('the Secret {name}', { name: value });
}
