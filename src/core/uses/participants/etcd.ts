import { isProxyOfMembers } from '../../cluster/nodes/etcdProxy.ts';
import { flagPlace, flagText, flagView } from '../../cluster/nodes/flags.ts';
import { textOr, unknownOf } from '../../cluster/nodes/settings.ts';
import { booleanOf, listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { SideName } from '../../model/flagSpec.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { etcdEnd, etcdProcesses } from '../lookup/etcdProcesses.ts';
import { canonicalHost, memberUrls, ownPeerHosts, tlsHosts, valuePlace } from '../lookup/hosts.ts';
import { isOtherMembers } from '../lookup/otherMember.ts';
import { suiteLimit } from '../lookup/suiteLimit.ts';
import type { DialedHost } from '../side/dialedHost.ts';
import { sidePair, sideTrust } from '../side/pairAndTrust.ts';
import type { ConnectingSide, ListeningSide } from '../side/side.ts';
import type { Participant } from './participant.ts';

/** etcd: a server of its clients and of the other members, and a client of those members that --initial-cluster lists. */
export const etcd: Participant = {
  listens: (node) => etcdProcesses(node).flatMap((one) => servesClientsAndMembers(node, one)),
  connects: (node) => etcdProcesses(node).flatMap((one) => dialsMembers(node, one)),
};

function servesClientsAndMembers(node: NodeView, etcd: ComponentView): readonly ListeningSide[] {
  const forClients: ListeningSide = {
    ...serverSide(node, etcd, 'etcd'),
    unknownDemand: unreadOf(etcd, 'trusted-ca-file'),
    unreadPair: unreadOf(etcd, 'cert-file') ?? otherMembers(node, etcd, 'listens etcd'),
    advertises: hostsIn(etcd, 'advertise-client-urls', 'etcd-advertised'),
  };
  if (isProxyOfMembers(etcd)) return [forClients];
  const forPeers: ListeningSide = {
    ...serverSide(node, etcd, 'etcd-peer'),
    unknownDemand: unreadOf(etcd, 'peer-trusted-ca-file', 'peer-cert-allowed-cn'),
    unreadPair:
      unreadOf(etcd, 'peer-cert-file', 'peer-skip-client-san-verification') ??
      otherMembers(node, etcd, 'listens etcd-peer'),
    allowedNames: listOf(flagText(etcd, 'peer-cert-allowed-cn')),
    verifiesAddress: !SKIPS_ADDRESS.some((name) => booleanOf(flagView(etcd, name)?.flag) === true),
    advertises: hostsIn(etcd, 'initial-advertise-peer-urls', 'etcd-peer'),
  };
  return [forClients, forPeers];
}

/** Before 3.6 the flag had another name (etcd.io, "Upgrade etcd from v3.5 to v3.6"). */
const SKIPS_ADDRESS = ['peer-skip-client-san-verification', 'experimental-peer-skip-client-san-verification'];

/** A CA file alone makes certificates mandatory; --client-cert-auth without one means the system's roots. */
function serverSide(node: NodeView, etcd: ComponentView, service: 'etcd' | 'etcd-peer') {
  const trusts = sideTrust(etcd, `listens ${service}`);
  const pair = sidePair(etcd, `listens ${service}`);
  const isForClients = service === 'etcd';
  const urls = textOr(
    etcd,
    isForClients ? 'listen-client-urls' : 'listen-peer-urls',
    `http://localhost:${isForClients ? 2379 : 2380}`,
  );
  const switchName = isForClients ? 'client-cert-auth' : 'peer-client-cert-auth';
  const asks = booleanOf(flagView(etcd, switchName)?.flag) === true;
  return {
    does: 'listens',
    service,
    end: etcdEnd(node, etcd),
    at: flagPlace(etcd, isForClients ? 'cert-file' : 'peer-cert-file'),
    evidence: pair.evidence,
    component: etcd,
    ...(urls !== undefined && { listeners: parseUrls(urls) }),
    pairs: [pair],
    suiteLimit: suiteLimit(etcd),
    trusts,
    demand: trusts || asks ? 'required' : 'none',
  } as const;
}

function dialsMembers(node: NodeView, etcd: ComponentView): readonly ConnectingSide[] {
  if (!etcd.document) return [];
  const at = flagPlace(etcd, 'initial-cluster');
  const hosts = ownPeerHosts(etcd);
  const [from] = hosts;
  const others = memberUrls(etcd).filter(({ host }) => !hosts.has(canonicalHost(host)));
  const [own, asServer] = [sidePair(etcd, 'connects etcd-peer'), sidePair(etcd, 'listens etcd-peer')];
  return [
    {
      does: 'connects',
      service: 'etcd-peer',
      end: etcdEnd(node, etcd),
      at,
      evidence: 'configured',
      targets: others.map((url) => ({ url, asks: { value: url.host, at } })),
      asksFor: [],
      from,
      suiteLimit: suiteLimit(etcd),
      presents: {
        certificate: own.certificate ?? asServer.certificate,
        key: own.key ?? asServer.key,
        evidence: own.certificate ? own.evidence : asServer.evidence,
      },
      trusts: sideTrust(etcd, 'listens etcd-peer'),
      // etcd also checks the list against the servers it connects to (tried with 3.5).
      serverNames: listOf(flagText(etcd, 'peer-cert-allowed-cn')),
      unreadPair: unreadOf(etcd, ...CLIENT_FLAGS) ?? otherMembers(node, etcd, 'listens etcd-peer'),
    },
  ];
}

const CLIENT_FLAGS = ['peer-cert-file', 'peer-trusted-ca-file', 'peer-client-cert-file', 'peer-cert-allowed-cn'];

/** Which part of a component that is at hand was not read and may set one of these flags. */
function unreadOf(component: ComponentView, ...flags: readonly string[]): Text | undefined {
  return component.document && unknownOf(component, ...flags);
}

function otherMembers(node: NodeView, etcd: ComponentView, side: SideName): Text | undefined {
  const isOthers = isOtherMembers(node, etcd, sidePair(etcd, side).certificate);
  return isOthers ? phrase('the certificate of this member of etcd') : undefined;
}

function hostsIn(etcd: ComponentView, flag: string, why: DialedHost['why']): readonly DialedHost[] {
  const at = valuePlace(etcd, flag);
  return tlsHosts(flagText(etcd, flag)).map((host) => ({ host, why, at }));
}
