import { type DocumentOf, objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { leafOf } from '../../model/credentialSource.ts';
import type { SecretDocument } from '../../model/documents/objects.ts';
import type { NodeView } from '../../model/node.ts';
import { secretCredentials } from '../../uses/lookup/servingSecret.ts';
import { perNode } from '../engine/rule.ts';

/** The CA with which an issuer of cert-manager signs what a Certificate asks for. */
export interface IssuingAuthority {
  readonly issuer: DocumentOf<'caIssuer'>;
  readonly secret: SecretDocument;
  readonly signer: CertificateArtifact;
}

/** Undefined if the files do not hold the issuer and its CA, or more than one that might be meant. */
export function issuingAuthority(
  { issuer: named, namespace }: DocumentOf<'managedCertificate'>,
  node: NodeView,
): IssuingAuthority | undefined {
  const [issuer, ...others] = named ? (caIssuers(node).get(issuerKey(named.kind, named.name, namespace)) ?? []) : [];
  if (!issuer || others.length > 0) return undefined;
  // The Secret of a ClusterIssuer is in the namespace that cert-manager is configured with, which may be any.
  const secret = onlySecret(issuer.secretName.value, issuer.scope === 'Issuer' ? { namespace } : undefined, node);
  const signer = secret && leafOf(secretCredentials(secret, 'tls.crt'));
  return secret && signer && { issuer, secret, signer };
}

const caIssuers = perNode((node) =>
  groupBy(
    objectsOf(node, 'caIssuer').map(({ document }) => document),
    ({ scope, name, namespace }) => issuerKey(scope, name, namespace),
  ),
);

function issuerKey(scope: 'Issuer' | 'ClusterIssuer', name: string, namespace: string | undefined): string {
  return JSON.stringify([scope, name, scope === 'Issuer' ? (namespace ?? null) : null]);
}

/** The only Secret of a name, in the namespace that is given or in any. */
export function onlySecret(
  name: string | undefined,
  within: { readonly namespace?: string | undefined } | undefined,
  node: NodeView,
): SecretDocument | undefined {
  const index = within ? secretsByPlace(node) : secretsByName(node);
  const [secret, ...others] = index.get(within ? placeKey(name, within.namespace) : (name ?? '')) ?? [];
  return others.length === 0 ? secret : undefined;
}

const secretsByName = perNode((node) => groupBy(secretsIn(node), ({ name }) => name));

const secretsByPlace = perNode((node) => groupBy(secretsIn(node), ({ name, namespace }) => placeKey(name, namespace)));

function secretsIn(node: NodeView): readonly SecretDocument[] {
  return objectsOf(node, 'secret').map(({ document }) => document);
}

function placeKey(name: string | undefined, namespace: string | undefined): string {
  return JSON.stringify([name ?? null, namespace ?? null]);
}

/** The names of the Secrets that Certificates of cert-manager keep up to date. */
export const managedSecretNames = perNode(
  (node): ReadonlySet<string> =>
    new Set(objectsOf(node, 'managedCertificate').flatMap(({ document }) => document.secretName?.value ?? [])),
);
