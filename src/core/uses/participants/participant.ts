import type { NodeView } from '../../model/node.ts';
import type { HostServer } from '../side/hostServer.ts';
import type { ConnectingSide, ListeningSide, SigningSide, VerifyingSide } from '../side/side.ts';

/** The sides of one participant on a node, as the node's files configure it. Each function returns none if the participant is absent. */
export interface Participant {
  readonly connects?: (node: NodeView) => readonly ConnectingSide[];
  readonly listens?: (node: NodeView) => readonly ListeningSide[];
  readonly serves?: (node: NodeView) => readonly HostServer[];
  readonly signs?: (node: NodeView) => readonly SigningSide[];
  readonly verifies?: (node: NodeView) => readonly VerifyingSide[];
}
