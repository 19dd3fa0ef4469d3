import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { append } from '../../model/collections/lookup.ts';
import type { SecretDocument, SecretReference, TlsBinding, TlsServerDocument } from '../../model/documents/objects.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { perNode } from '../engine/rule.ts';
import { namedSecrets } from './namedSecrets.ts';
import { objectsOf } from './objectDocuments.ts';

/** Certificates of the Secrets that a binding names, every one known. */
export interface BoundCertificates {
  readonly server: TlsServerDocument;
  readonly binding: TlsBinding;
  readonly certificates: readonly [BoundCertificate, ...BoundCertificate[]];
}

export interface BoundCertificate {
  readonly server: TlsServerDocument;
  readonly reference: SecretReference;
  readonly secret: SecretDocument;
  readonly leaf: CertificateArtifact;
}

/** The bindings of a node; those of which a certificate is not known are left out. */
export const boundCertificates = perNode((node): readonly BoundCertificates[] =>
  objectsOf(node, 'tlsServer').flatMap(({ document: server }) =>
    server.bindings.flatMap((binding) => boundBy(node, server, binding)),
  ),
);

function boundBy(node: NodeView, server: TlsServerDocument, binding: TlsBinding): readonly BoundCertificates[] {
  if (server.isProvided) return [];
  const found: BoundCertificate[] = [];
  for (const reference of binding.secrets) {
    const secrets = namedSecrets(node, server, reference) ?? [];
    if (secrets.length === 0) return [];
    for (const { secret, leaf } of secrets) {
      if (!leaf) return [];
      found.push({ server, reference, secret, leaf });
    }
  }
  const [first, ...others] = found;
  return first ? [{ server, binding, certificates: [first, ...others] }] : [];
}

/** For a finding about a Secret: where an Ingress or a Gateway names it. */
export function servedPlaces(node: NodeView, secret: SecretDocument): readonly RelatedPlace[] {
  return serversOf(node, secret)
    .slice(0, MAX_PLACES)
    .map(({ server, reference }) =>
      relatedPlace(
        { uri: server.uri, span: reference.span },
        phrase('Served by {server}', { server: serverLabel(server) }),
      ),
    );
}

/** More than anybody goes through. */
export const MAX_PLACES = 20;

/** `Ingress "shop"`. */
export function serverLabel({ servedBy, name }: TlsServerDocument): Text {
  return servedBy === 'ingress' ? phrase('Ingress "{name}"', { name }) : phrase('Gateway "{name}"', { name });
}

/** The Ingresses and Gateways that serve what a Secret holds. */
function serversOf(node: NodeView, secret: SecretDocument): readonly BoundCertificate[] {
  return serversBySecret(node).get(secret) ?? [];
}

const serversBySecret = perNode((node) => {
  const servers = new Map<SecretDocument, BoundCertificate[]>();
  for (const { certificates } of boundCertificates(node)) {
    for (const one of certificates) append(servers, one.secret, one);
  }
  return servers;
});
