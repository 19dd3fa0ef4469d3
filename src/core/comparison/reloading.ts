import type { HandshakeSpec } from '../connections/joins/handshakeSpec.ts';
import { type HandshakePart, RELOADING, type Reloading } from '../kubernetes/versions/reloading.ts';
import type { ConnectionEnd } from '../model/connection.ts';
import type { CredentialSource } from '../model/credentialSource.ts';
import { keepsRecords } from '../model/labels/names.ts';
import type { ComponentView, NodeView } from '../model/node.ts';
import type { Party } from '../model/peerVerification.ts';

/**
 * Whether a running end uses a part as soon as it is written. What is not known of its release counts as no. A running end keeps to the
 * paths that it was started with.
 */
export function isReloaded(
  before: HandshakeSpec,
  spec: HandshakeSpec,
  side: 'from' | 'to',
  part: HandshakePart,
  nodeOf: (id: string) => NodeView | undefined,
): boolean {
  const end = spec[side];
  // Programs with cluster records watch these objects.
  if (NEW_PROCESSES.has(end.component) || keepsRecords(end.component)) return true;
  const since = reloadingOf(spec, side)?.[part].since;
  const reference = credentialsOf(spec, side, part)?.reference;
  if (since === undefined || credentialsOf(before, side, part)?.reference?.path !== reference?.path) return false;
  if (since === 0) return true;
  if (!reference) return false;
  return (componentAt(end, nodeOf)?.version?.minor ?? -1) >= since;
}

/** Each of their calls starts a new process. */
const NEW_PROCESSES: ReadonlySet<Party> = new Set<Party>(['kubectl', 'etcd-health-check']);

function reloadingOf({ kind, from, to }: HandshakeSpec, side: 'from' | 'to'): Reloading | undefined {
  const { component } = side === 'from' ? from : to;
  switch (component) {
    case 'etcd':
      return RELOADING.etcd;
    case 'kube-apiserver':
      if (side === 'to') return RELOADING.apiserver;
      if (kind === 'aggregation') return RELOADING.aggregator;
      return kind === 'etcd' ? RELOADING.etcdClient : RELOADING.client;
    case 'kubelet':
      return side === 'to' ? RELOADING.kubelet : RELOADING.client;
    case 'kube-scheduler':
    case 'kube-controller-manager':
    case 'kube-proxy':
      return RELOADING.client;
    default:
      return undefined;
  }
}

/** What stands for a part; of a pair, its certificate. */
export function credentialsOf(
  spec: HandshakeSpec,
  side: 'from' | 'to',
  part: HandshakePart,
): CredentialSource | undefined {
  if (side === 'from') return part === 'pair' ? spec.clientCertificate : spec.clientTrusts;
  return part === 'pair' ? spec.serverCertificate : spec.serverTrusts;
}

function componentAt(
  { node, component }: ConnectionEnd,
  nodeOf: (id: string) => NodeView | undefined,
): ComponentView | undefined {
  return nodeOf(node ?? '')?.components.find(({ name }) => name === component);
}
