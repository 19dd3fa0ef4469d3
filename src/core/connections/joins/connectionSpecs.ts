import type { ServiceName } from '../../model/flagSpec.ts';
import type { NodeView } from '../../model/node.ts';
import type { Endpoints } from '../../uses/lookup/endpoints.ts';
import { type Join, SERVICES } from '../../uses/side/services.ts';
import { type SidesOf, sidesOf } from '../../uses/sides.ts';
import { joinByAddress } from './byAddress.ts';
import { joinByConvention } from './byConvention.ts';
import { joinByDiscovery } from './byDiscovery.ts';
import { joinByRegistration } from './byRegistration.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinTalosMachines } from './talosMachines.ts';

/** The handshakes with at least one end on the node, before they are evaluated. */
export function* connectionSpecs(
  node: NodeView,
  endpoints: Endpoints,
  sides: SidesOf = sidesOf,
): Generator<HandshakeSpec> {
  for (const service of Object.keys(SERVICES) as ServiceName[]) {
    for (const join of SERVICES[service].joins) yield* JOINS[join]?.(service, node, sides, endpoints) ?? [];
  }
}

type HandshakeJoin = (
  service: ServiceName,
  node: NodeView,
  sides: SidesOf,
  endpoints: Endpoints,
) => Iterable<HandshakeSpec>;

/** The joins of handshakes on one node. Objects across nodes are joined by content, and signatures by key. */
const JOINS: Partial<Readonly<Record<Join, HandshakeJoin>>> = {
  address: joinByAddress,
  registration: joinByRegistration,
  discovery: joinByDiscovery,
  convention: joinByConvention,
  context: (_, node, sides) => joinTalosMachines(node, sides),
};
