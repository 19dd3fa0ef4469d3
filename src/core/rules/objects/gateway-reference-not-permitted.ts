import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { grantsThatLack } from '../subjects/referenceGrants.ts';
import { MAX_PLACES, serverLabel } from '../subjects/servedPlaces.ts';

/** A certificate in another namespace that no ReferenceGrant gives (gateway-api.sigs.k8s.io, API reference, GatewayTLSConfig). */
export const gatewayReferenceNotPermitted = defineRule(OBJECTS['gateway-reference-not-permitted'], {
  *check(node) {
    for (const { document: server } of objectsOf(node, 'tlsServer')) {
      if (server.servedBy !== 'gateway') continue;
      for (const { secrets, listener } of server.bindings) {
        const foreign = secrets.filter(({ namespace }) => namespace !== undefined && namespace !== server.namespace);
        for (const reference of foreign) {
          const { value: name, namespace = '', span } = reference;
          const grants = grantsThatLack(node, server, reference);
          // The status does not tell which reference is at fault.
          const isReported = listener?.isRefused === true && foreign.length === 1;
          if (grants.length === 0 && !isReported) continue;
          const secret = `${namespace}/${name}`;
          const at = { uri: server.uri, span };
          const related = grants
            .slice(0, MAX_PLACES)
            .map(({ uri, span: place }) => relatedPlace({ uri, span: place }, phrase('Allows other references')));
          const data = { gateway: serverLabel(server), secret, namespace };
          if (isReported) yield { message: 'reported', data, at, related };
          else
            yield {
              message: 'grants',
              data: { ...data, from: server.namespace ?? '' },
              at,
              related,
              severity: 'warning',
            };
        }
      }
    }
  },
});
