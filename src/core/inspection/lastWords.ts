import { holdsFor } from '../cluster/nodes/componentVersion.ts';
import { printed } from '../connections/handshake/evaluation.ts';
import { delegatedPrefix } from '../connections/handshake/loadingSteps.ts';
import { BEHAVIORS } from '../kubernetes/versions/behaviors.ts';
import type { Connection } from '../model/connection.ts';
import type { ComponentView, NodeView } from '../model/node.ts';
import type { Party } from '../model/peerVerification.ts';
import { contentOf, type Untrusted } from '../model/text/untrusted.ts';
import { isOverrideOnly } from '../uses/lookup/etcdOverrides.ts';
import { kubeconfigError, pathsNextToData } from '../uses/lookup/kubeconfigErrors.ts';
import { type ComponentState, type StateSource, type Stop, viewsById } from './componentStates.ts';
import { withoutClient } from './kubeletWords.ts';

/** The last words of a component that does not start; undefined if they are not known. */
export function lastWordsIn({ nodes }: StateSource, { end, stop }: ComponentState): Untrusted | undefined {
  const view = viewsById(nodes).get(end.node);
  return stop && lastWordsOf(view, end.component, stop);
}

/**
 * The error with which the component exits, without the log's own prefix; undefined if its release decides and is not known, or if it does not
 * exit. Recorded from Kubernetes 1.24.17, 1.28.15 and 1.37.2.
 */
export function lastWordsOf(view: NodeView | undefined, name: Party, stop: Stop): Untrusted | undefined {
  if (stop.by === 'files') return stop.lastWords;
  const component = view?.components.find((one) => one.name === name);
  if (stop.need.component === 'kubelet') return withoutClient(view, component, stop.connections[0]);
  switch (stop.need.kind) {
    case 'etcd':
      return withoutEtcd(component, stop.connections);
    case 'tokens':
      return withoutTokens(component);
    case 'api':
      return withoutKubeconfig(view, component, stop.connections[0]);
    default:
      return stop.need.exitsAfter === undefined ? undefined : stop.connections[0]?.error;
  }
}

/** The error about the kubeconfig. The connection has only the first of several. */
function withoutKubeconfig(
  view: NodeView | undefined,
  component: ComponentView | undefined,
  connection: Connection | undefined,
): Untrusted | undefined {
  const kubeconfig = view?.kubeconfigs.find(({ uri }) => uri === connection?.from.uri);
  const prefix = component && delegatedPrefix(component, kubeconfig?.hostPath ?? '');
  const isThere = (path: string) => view?.files.some(({ hostPath }) => hostPath === path) === true;
  if (kubeconfig && !pathsNextToData(kubeconfig).every(isThere)) return undefined;
  const error = (kubeconfig && kubeconfigError(kubeconfig)) ?? contentOf(connection?.error);
  return error === undefined || prefix === undefined ? undefined : printed(prefix + error);
}

/** Leases are stored first, and events with the core API group. */
function withoutEtcd(component: ComponentView | undefined, [connection]: readonly Connection[]): Untrusted | undefined {
  const notReady = 'etcd grpc connection not ready: context deadline exceeded';
  const isNotReady = holdsFor(component, BEHAVIORS.etcdNotReady) === 'yes';
  if (component && isOverrideOnly(component, connection?.dialed))
    return isNotReady ? printed(`problem initializing API group "": ${notReady}`) : undefined;
  if (isNotReady) return printed(`error creating storage factory: ${notReady}`);
  if (holdsFor(component, BEHAVIORS.etcdByPeers) !== 'no') return undefined;
  const byLeases = holdsFor(component, BEHAVIORS.etcdByLeases);
  if (byLeases === 'yes')
    return printed('Error creating leases: error creating storage factory: context deadline exceeded');
  return byLeases === 'no' ? printed('context deadline exceeded') : undefined;
}

/** The controller that asks first, and its earlier lines, differ from one start to the next. */
function withoutTokens(component: ComponentView | undefined): Untrusted | undefined {
  const names = holdsFor(component, BEHAVIORS.controllersNameAnswer);
  if (names === 'yes') return printed('the server has asked for the client to provide credentials');
  return names === 'no' ? printed('failed to discover resources: Unauthorized') : undefined;
}
