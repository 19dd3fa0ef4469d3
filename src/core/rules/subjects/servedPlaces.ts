import type { SecretDocument, TlsServerDocument } from '../../model/documents/objects.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { pairsFrom } from '../../uses/views/hostServers.ts';
import { relatedPlace } from '../engine/places.ts';

/** For a finding about a Secret: where an Ingress or a Gateway names it. */
export function servedPlaces(node: NodeView, secret: SecretDocument): readonly RelatedPlace[] {
  return pairsFrom(node, secret)
    .slice(0, MAX_PLACES)
    .map(({ server, reference }) =>
      relatedPlace(
        { uri: server.uri, span: reference.span },
        phrase('Served by {server}', { server: serverLabel(server) }),
      ),
    );
}

/** Maximum number of places listed. */
export const MAX_PLACES = 20;

/** `Ingress "shop"`. */
export function serverLabel({ servedBy, name }: TlsServerDocument): Text {
  return servedBy === 'ingress' ? phrase('Ingress "{name}"', { name }) : phrase('Gateway "{name}"', { name });
}
