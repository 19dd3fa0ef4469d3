import { flagCredentials, flagPlace, flagText, flagView } from '../../cluster/nodes/flags.ts';
import { unknownOf } from '../../cluster/nodes/settings.ts';
import { booleanOf, listOf } from '../../kubernetes/values/flagValue.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import type { Text } from '../../model/text/text.ts';
import { canonicalHost } from '../lookup/endpoints.ts';
import { memberUrls, ownPeerHosts, tlsHosts, valuePlace } from '../lookup/hosts.ts';
import type { DialledHost } from '../side/dialledHost.ts';
import { evidenceOfFlag } from '../side/evidence.ts';
import type { ConnectingSide, ListeningSide } from '../side/side.ts';

/** etcd as a server: of its clients, and of the other members. */
export function etcdListens(node: NodeView): readonly ListeningSide[] {
  const etcd = componentOf(node, 'etcd');
  if (!etcd) return [];
  const forClients: ListeningSide = {
    ...serverSide(node, etcd, ''),
    service: 'etcd',
    unknownDemand: unreadOf(etcd, 'trusted-ca-file'),
    unreadPair: unreadOf(etcd, 'cert-file'),
    advertises: hostsIn(etcd, 'advertise-client-urls', 'etcd-advertised'),
  };
  const forPeers: ListeningSide = {
    ...serverSide(node, etcd, 'peer-'),
    service: 'etcd-peer',
    unknownDemand: unreadOf(etcd, 'peer-trusted-ca-file', 'peer-cert-allowed-cn'),
    unreadPair: unreadOf(etcd, 'peer-cert-file', 'peer-skip-client-san-verification'),
    allowedNames: listOf(flagText(etcd, 'peer-cert-allowed-cn')),
    verifiesAddress: !SKIPS_ADDRESS.some((name) => booleanOf(flagView(etcd, name)?.flag) === true),
    advertises: hostsIn(etcd, 'initial-advertise-peer-urls', 'etcd-peer'),
  };
  return [forClients, forPeers];
}

/** Before 3.6 the flag had another name (etcd.io, "Upgrade etcd from v3.5 to v3.6"). */
const SKIPS_ADDRESS = ['peer-skip-client-san-verification', 'experimental-peer-skip-client-san-verification'];

/** A CA file alone makes certificates mandatory; --client-cert-auth without one means the system's roots. */
function serverSide(node: NodeView, etcd: ComponentView, kind: '' | 'peer-') {
  const trusts = flagCredentials(etcd, `${kind}trusted-ca-file`);
  const asks = booleanOf(flagView(etcd, `${kind}client-cert-auth`)?.flag) === true;
  const evidence = evidenceOfFlag(etcd, `${kind}cert-file`);
  return {
    does: 'listens',
    end: { component: 'etcd', uri: etcd.uri, node: node.id },
    at: flagPlace(etcd, `${kind}cert-file`),
    evidence,
    component: etcd,
    pairs: [
      {
        certificate: flagCredentials(etcd, `${kind}cert-file`),
        key: flagCredentials(etcd, `${kind}key-file`),
        evidence,
      },
    ],
    trusts,
    demand: trusts || asks ? 'required' : 'none',
  } as const;
}

/** etcd as a client of the other members that --initial-cluster lists. */
export function etcdConnects(node: NodeView): readonly ConnectingSide[] {
  const etcd = componentOf(node, 'etcd');
  if (!etcd?.document) return [];
  const at = flagPlace(etcd, 'initial-cluster');
  const own = ownPeerHosts(etcd);
  const [from] = own;
  const others = memberUrls(etcd).filter(({ host }) => !own.has(canonicalHost(host)));
  return [
    {
      does: 'connects',
      service: 'etcd-peer',
      end: { component: 'etcd', uri: etcd.uri, node: node.id },
      at,
      evidence: 'configured',
      targets: others.map((url) => ({ url, asks: { value: url.host, at } })),
      asksFor: [],
      from,
      presents: {
        certificate: flagCredentials(etcd, 'peer-client-cert-file') ?? flagCredentials(etcd, 'peer-cert-file'),
        key: flagCredentials(etcd, 'peer-client-key-file') ?? flagCredentials(etcd, 'peer-key-file'),
        evidence: evidenceOfFlag(etcd, 'peer-cert-file'),
      },
      trusts: flagCredentials(etcd, 'peer-trusted-ca-file'),
      // etcd holds the list against whom it dials as well (tried with 3.5).
      serverNames: listOf(flagText(etcd, 'peer-cert-allowed-cn')),
      unreadPair: unreadOf(etcd, ...CLIENT_FLAGS),
    },
  ];
}

const CLIENT_FLAGS = ['peer-cert-file', 'peer-trusted-ca-file', 'peer-client-cert-file', 'peer-cert-allowed-cn'];

/** Which part of a component that is at hand was not read and may set one of these flags. */
function unreadOf(component: ComponentView, ...flags: readonly string[]): Text | undefined {
  return component.document && unknownOf(component, ...flags);
}

function hostsIn(etcd: ComponentView, flag: string, why: DialledHost['why']): readonly DialledHost[] {
  const at = valuePlace(etcd, flag);
  return tlsHosts(flagText(etcd, flag)).map((host) => ({ host, why, at }));
}
