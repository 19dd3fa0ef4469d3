import type { NodeView } from '../../model/node.ts';
import { aggregationConnection } from './aggregationConnection.ts';
import { apiConnections } from './apiConnections.ts';
import type { Endpoints } from './endpoints.ts';
import { etcdConnections } from './etcdConnections.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { kubeletConnections } from './kubeletConnections.ts';
import { podConnections } from './podConnections.ts';

/** The handshakes with at least one end on the node, before they are judged. */
export function* connectionSpecs(node: NodeView, endpoints: Endpoints): Generator<HandshakeSpec> {
  yield* apiConnections(node, endpoints);
  yield* etcdConnections(node, endpoints);
  yield* kubeletConnections(node, endpoints);
  yield* aggregationConnection(node);
  yield* podConnections(node);
}
