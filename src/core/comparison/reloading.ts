import type { HandshakeSpec } from '../connections/participants/handshakeSpec.ts';
import { etcdIssue, etcdPull, kubernetesPull } from '../kubernetes/versions/sources.ts';
import type { ConnectionEnd } from '../model/connection.ts';
import type { CredentialSource } from '../model/credentialSource.ts';
import type { ComponentView, NodeView } from '../model/node.ts';

/** What an end brings to a handshake: its certificate and key, and the CAs by which it verifies the other end. */
export type Part = 'pair' | 'trust';

/** From which minor release on a running component uses what is written to its files; undefined: only after a restart. */
interface Reloading {
  readonly pair?: number;
  readonly trust?: number;
  readonly source: string;
}

const ALWAYS = 0;

/** etcd reads its pair at every handshake, and its CAs once (etcd 3.2). */
const ETCD: Reloading = { pair: ALWAYS, source: etcdPull(7829) };

/** An API server watches what it serves with and what it authenticates by. */
const SERVING_APISERVER: Reloading = { pair: ALWAYS, trust: ALWAYS, source: kubernetesPull(104102) };

/** etcd's client reads its pair at every connection, and its CAs once. */
const ETCD_CLIENT: Reloading = { pair: ALWAYS, source: etcdIssue(11555) };

/** client-go: pairs in files since 1.18, CAs in files since 1.36 (kubernetes/kubernetes#132922); what stands in a kubeconfig itself, never. */
const CLIENT_GO: Reloading = { pair: 18, trust: 36, source: kubernetesPull(79083) };

/** The kubelet: `tlsCertFile` since 1.31, `clientCAFile` wholly since 1.36 (kubernetes/kubernetes#136762). */
const SERVING_KUBELET: Reloading = { pair: 31, trust: 36, source: kubernetesPull(124574) };

/** A new process for each call. */
const NEW_PROCESS: Reloading = { pair: ALWAYS, trust: ALWAYS, source: '' };

/** Whether a running end uses a part as soon as it is written. What is not known of its release counts as no. */
export function isReloaded(
  spec: HandshakeSpec,
  side: 'from' | 'to',
  part: Part,
  nodeOf: (id: string) => NodeView | undefined,
): boolean {
  const end = spec[side];
  const reloading = reloadingOf(spec, side);
  const since = reloading?.[part];
  if (since === undefined) return false;
  if (since === ALWAYS) return true;
  const credentials = credentialsOf(spec, side, part);
  if (!credentials?.reference) return false;
  return (componentAt(end, nodeOf)?.version?.minor ?? -1) >= since;
}

function reloadingOf({ kind, from, to }: HandshakeSpec, side: 'from' | 'to'): Reloading | undefined {
  const { component } = side === 'from' ? from : to;
  switch (component) {
    case 'etcd':
      return ETCD;
    case 'kube-apiserver':
      if (side === 'to') return SERVING_APISERVER;
      return kind === 'etcd' ? ETCD_CLIENT : kind === 'aggregation' ? SERVING_APISERVER : CLIENT_GO;
    case 'kubelet':
      return side === 'to' ? SERVING_KUBELET : CLIENT_GO;
    case 'kube-scheduler':
    case 'kube-controller-manager':
    case 'kube-proxy':
      return CLIENT_GO;
    case 'kubectl':
    case 'etcd-health-check':
      return NEW_PROCESS;
    case 'extension-apiserver':
      return SERVING_APISERVER;
    default:
      return undefined;
  }
}

/** What stands for a part; of a pair, its certificate. */
export function credentialsOf(spec: HandshakeSpec, side: 'from' | 'to', part: Part): CredentialSource | undefined {
  if (side === 'from') return part === 'pair' ? spec.clientCertificate : spec.clientTrusts;
  return part === 'pair' ? spec.serverCertificate : spec.serverTrusts;
}

function componentAt(
  { node, component }: ConnectionEnd,
  nodeOf: (id: string) => NodeView | undefined,
): ComponentView | undefined {
  return nodeOf(node ?? '')?.components.find(({ name }) => name === component);
}
