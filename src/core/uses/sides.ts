import type { ServiceName } from '../model/flagSpec.ts';
import { derived } from '../model/memo/derived.ts';
import type { NodeView } from '../model/node.ts';
import type { Party } from '../model/peerVerification.ts';
import { apiserverConnects, apiserverListens, extensionServerListens } from './participants/apiserver.ts';
import { etcdConnects, etcdListens } from './participants/etcd.ts';
import { healthCheckConnects } from './participants/healthCheck.ts';
import { kubeconfigUsers } from './participants/kubeconfigUsers.ts';
import { kubeletListens } from './participants/kubelet.ts';
import { kubeProxyConnects, podsConnect } from './participants/pods.ts';
import { signersOf, verifiersOf } from './participants/signing.ts';
import type { ConnectingSide, ListeningSide, SigningSide, TokenSigner, VerifyingSide } from './side/side.ts';

/** Everything that the participants of one node present, trust, sign and verify, as its files configure them. */
export interface Sides {
  readonly connecting: readonly ConnectingSide[];
  readonly listening: readonly ListeningSide[];
  readonly signing: readonly SigningSide[];
  readonly verifying: readonly VerifyingSide[];
}

/** The sides of the node. */
export const sidesOf = derived(
  (node: NodeView): Sides => ({
    connecting: [
      ...kubeconfigUsers(node),
      ...kubeProxyConnects(node),
      ...apiserverConnects(node),
      ...healthCheckConnects(node),
      ...etcdConnects(node),
      ...podsConnect(node),
    ],
    listening: [
      ...present(apiserverListens(node)),
      ...etcdListens(node),
      ...present(kubeletListens(node)),
      ...present(extensionServerListens(node)),
    ],
    signing: signersOf(node),
    verifying: verifiersOf(node),
  }),
);

/** The node's server of a service. */
export function listeningFor(node: NodeView | undefined, service: ServiceName): ListeningSide | undefined {
  return node && sidesOf(node).listening.find((side) => side.service === service);
}

/** The node's clients of a service. */
export function connectingTo(node: NodeView, service: ServiceName): readonly ConnectingSide[] {
  return sidesOf(node).connecting.filter((side) => side.service === service);
}

/** The side by which one participant of the node connects to the service. */
export function clientOf(node: NodeView, participant: Party, service: ServiceName): ConnectingSide | undefined {
  return connectingTo(node, service).find(({ end }) => end.component === participant);
}

/** The side by which one participant of the node signs tokens. */
export function tokenSignerOf(node: NodeView, participant: Party): TokenSigner | undefined {
  return sidesOf(node).signing.find(
    (side): side is TokenSigner => side.service === 'tokens' && side.end.component === participant,
  );
}

/** The side of the node that verifies what others sign for the service. */
export function verifierOf(node: NodeView, service: ServiceName): VerifyingSide | undefined {
  return sidesOf(node).verifying.find((side) => side.service === service);
}

function present<Value>(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : [value];
}
