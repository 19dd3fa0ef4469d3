import { holdsFor } from '../cluster/nodes/componentVersion.ts';
import { switchOr } from '../cluster/nodes/settings.ts';
import { loadBundle, loadKeyPair } from '../connections/handshake/goLoading.ts';
import type { HandshakeSpec } from '../connections/joins/handshakeSpec.ts';
import { type HandshakePart, RELOADING, type Reloading } from '../kubernetes/versions/reloading.ts';
import type { ConnectionEnd } from '../model/connection.ts';
import type { CredentialSource } from '../model/credentialSource.ts';
import { keepsRecords } from '../model/labels/names.ts';
import type { ComponentView, NodeView } from '../model/node.ts';
import type { Party } from '../model/peerVerification.ts';

/** The nodes of the later state, and whether a component of unknown release is assumed to read its files again. */
export interface Running {
  readonly nodeOf: (id: string) => NodeView | undefined;
  readonly assumesReading: boolean;
}

/** Whether the unknown release of an end decides what the end uses while it runs. */
export function isReleaseOpen(spec: HandshakeSpec, nodeOf: Running['nodeOf']): boolean {
  return (['from', 'to'] as const).some((side) =>
    (['pair', 'trust'] as const).some((part) => {
      const reads = (assumesReading: boolean) => readsAgain(spec, side, part, { nodeOf, assumesReading }, true);
      return reads(true) !== reads(false);
    }),
  );
}

/**
 * Whether a running end uses a part as soon as it is written. A running end keeps to the paths that it was started with, and may keep what it has
 * instead of content that it cannot use.
 */
export function isReloaded(
  before: HandshakeSpec,
  spec: HandshakeSpec,
  side: 'from' | 'to',
  part: HandshakePart,
  running: Running,
): boolean {
  if (isAlwaysNew(spec[side].component)) return true;
  const reference = credentialsOf(spec, side, part)?.reference;
  if (credentialsOf(before, side, part)?.reference?.path !== reference?.path) return false;
  return readsAgain(spec, side, part, running, reference !== undefined) && isTaken(spec, side, part, running);
}

/** Programs with cluster records watch these objects. */
function isAlwaysNew(component: Party): boolean {
  return NEW_PROCESSES.has(component) || keepsRecords(component);
}

function readsAgain(
  spec: HandshakeSpec,
  side: 'from' | 'to',
  part: HandshakePart,
  running: Running,
  isFile: boolean,
): boolean {
  const since = reloadingOf(spec, side, running)?.[part]?.since;
  if (since === undefined) return false;
  if (since === 0) return true;
  if (!isFile) return false;
  const holds = holdsFor(componentAt(spec[side], running), { since });
  return holds === 'unknown' ? running.assumesReading : holds === 'yes';
}

/** Whether the end goes over to the content of a part that it reads again, though it may not be able to use it. */
function isTaken(spec: HandshakeSpec, side: 'from' | 'to', part: HandshakePart, running: Running): boolean {
  return reloadingOf(spec, side, running)?.[part]?.keeps !== true || isUsable(spec, side, part);
}

/**
 * A renewal that is half written leaves a certificate and a key that do not belong together. Servers that keep what they have read bundles with
 * client-go's util/cert.
 */
function isUsable(spec: HandshakeSpec, side: 'from' | 'to', part: HandshakePart): boolean {
  const content = credentialsOf(spec, side, part);
  if (!content) return true;
  const loading =
    part === 'pair'
      ? loadKeyPair(content, side === 'from' ? spec.clientKey : spec.serverKey)
      : loadBundle(content, side === 'from' ? 'client-go' : 'util/cert');
  return loading.kind !== 'failed';
}

/** The configuration of an end that was not restarted: the old flags, with the new content of files that it reads again by itself. */
export function runningSpec<Spec extends HandshakeSpec>(before: Spec, after: Spec, running: Running): Spec {
  const current = (side: 'from' | 'to', part: HandshakePart, old: CredentialSource | undefined) => {
    if (!old?.reference || isAlwaysNew(after[side].component)) return old;
    if (!readsAgain(after, side, part, running, true)) return old;
    return { ...old, ...contentNow(running.nodeOf(after[side].node ?? ''), old) };
  };
  const { authentication } = before;
  const now: Spec = {
    ...before,
    clientCertificate: current('from', 'pair', before.clientCertificate),
    clientKey: current('from', 'pair', before.clientKey),
    clientTrusts: current('from', 'trust', before.clientTrusts),
    serverCertificate: current('to', 'pair', before.serverCertificate),
    serverKey: current('to', 'pair', before.serverKey),
    serverTrusts: current('to', 'trust', before.serverTrusts),
    authentication: authentication && { ...authentication, clients: current('to', 'trust', authentication.clients) },
  };
  const taken = (side: 'from' | 'to', part: HandshakePart) => (isTaken(now, side, part, running) ? now : before);
  return {
    ...before,
    clientCertificate: taken('from', 'pair').clientCertificate,
    clientKey: taken('from', 'pair').clientKey,
    clientTrusts: taken('from', 'trust').clientTrusts,
    serverCertificate: taken('to', 'pair').serverCertificate,
    serverKey: taken('to', 'pair').serverKey,
    serverTrusts: taken('to', 'trust').serverTrusts,
    authentication: taken('to', 'trust').authentication,
  };
}

/** The file that the node has at the path now, of the first state in its list. */
function contentNow(
  node: NodeView | undefined,
  { reference }: CredentialSource,
): Partial<Pick<CredentialSource, 'uri' | 'artifacts' | 'problems'>> {
  const path = reference?.resolution.hostPath;
  const file = path === undefined ? undefined : node?.files.find((one) => one.hostPath === path && !one.archived)?.file;
  return file ? { uri: file.uri, artifacts: file.artifacts, problems: file.problems } : {};
}

/** Each of their calls starts a new process. */
const NEW_PROCESSES: ReadonlySet<Party> = new Set<Party>(['kubectl', 'etcd-health-check', 'etcdctl', 'calicoctl']);

function reloadingOf({ kind, from, to }: HandshakeSpec, side: 'from' | 'to', running: Running): Reloading | undefined {
  const { component } = side === 'from' ? from : to;
  switch (component) {
    case 'etcd':
      return RELOADING.etcd;
    case 'kube-apiserver':
      if (kind === 'tokens') return RELOADING.serviceAccounts;
      if (side === 'to') return RELOADING.apiserver;
      if (kind === 'aggregation') return RELOADING.aggregator;
      return kind === 'etcd' ? RELOADING.etcdClient : RELOADING.client;
    case 'kubelet':
      if (side === 'to') return RELOADING.kubelet;
      return renewsItself(from, running) ? RELOADING.renewingKubelet : RELOADING.client;
    case 'kube-scheduler':
    case 'kube-controller-manager':
      if (kind === 'tokens') return RELOADING.serviceAccounts;
      if (kind === 'signing') return RELOADING.signer;
      return side === 'to' ? RELOADING.delegated : RELOADING.client;
    case 'kube-proxy':
      return RELOADING.client;
    default:
      return undefined;
  }
}

/** Whether the kubelet renews its certificate. If its configuration is not known, that is as open as its release. */
function renewsItself(end: ConnectionEnd, running: Running): boolean {
  return switchOr(componentAt(end, running), 'rotate-certificates', false) ?? !running.assumesReading;
}

/** The credentials of a part; for a pair, its certificate. */
export function credentialsOf(
  spec: HandshakeSpec,
  side: 'from' | 'to',
  part: HandshakePart,
): CredentialSource | undefined {
  if (side === 'from') return part === 'pair' ? spec.clientCertificate : spec.clientTrusts;
  return part === 'pair' ? spec.serverCertificate : spec.serverTrusts;
}

function componentAt({ node, component }: ConnectionEnd, { nodeOf }: Running): ComponentView | undefined {
  return nodeOf(node ?? '')?.components.find(({ name }) => name === component);
}
