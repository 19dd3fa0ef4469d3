import type { DialedUrl } from '../kubernetes/values/flagValue.ts';
import type { ServiceName } from '../model/flagSpec.ts';
import { derived } from '../model/memo/derived.ts';
import type { NodeView } from '../model/node.ts';
import type { Party } from '../model/peerVerification.ts';
import { listenerAt } from './lookup/reach.ts';
import type { Participant } from './participants/participant.ts';
import { PARTICIPANTS } from './participants/participants.ts';
import type { HostServer } from './side/hostServer.ts';
import type { ConnectingSide, ListeningSide, SigningSide, TokenSigner, VerifyingSide } from './side/side.ts';

/** Everything that the participants of one node present, trust, sign and verify, as its files configure them. */
export interface Sides {
  readonly connecting: readonly ConnectingSide[];
  readonly listening: readonly ListeningSide[];
  readonly serving: readonly HostServer[];
  readonly signing: readonly SigningSide[];
  readonly verifying: readonly VerifyingSide[];
}

/** Lists the sides of a node. */
export type SidesOf = (node: NodeView) => Sides;

/** The sides of these participants. */
export function createSides(participants: readonly Participant[]): SidesOf {
  return derived(
    (node: NodeView): Sides => ({
      connecting: participants.flatMap(({ connects }) => connects?.(node) ?? []),
      listening: participants.flatMap(({ listens }) => listens?.(node) ?? []),
      serving: participants.flatMap(({ serves }) => serves?.(node) ?? []),
      signing: participants.flatMap(({ signs }) => signs?.(node) ?? []),
      verifying: participants.flatMap(({ verifies }) => verifies?.(node) ?? []),
    }),
  );
}

/** The sides of all participants of the node. */
export const sidesOf = createSides(PARTICIPANTS);

/** The node's server of a service. */
export function listeningFor(
  node: NodeView | undefined,
  service: ServiceName,
  sides: SidesOf = sidesOf,
): ListeningSide | undefined {
  return node && sides(node).listening.find((side) => side.service === service);
}

/** The node's server to which a URL of the client leads; where none listens there, one to which no other URL leads. */
export function listeningAt(
  node: NodeView | undefined,
  { service, targets }: ConnectingSide,
  url: DialedUrl,
  sides: SidesOf = sidesOf,
): ListeningSide | undefined {
  const servers = node ? sides(node).listening.filter((side) => side.service === service) : [];
  if (servers.length < 2) return servers[0];
  const isReached = (server: ListeningSide) => targets.some((target) => listenerAt(server, target.url));
  return servers.find((server) => listenerAt(server, url)) ?? servers.find((one) => !isReached(one)) ?? servers[0];
}

/** The node's clients of a service. */
export function connectingTo(
  node: NodeView,
  service: ServiceName,
  sides: SidesOf = sidesOf,
): readonly ConnectingSide[] {
  return sides(node).connecting.filter((side) => side.service === service);
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
