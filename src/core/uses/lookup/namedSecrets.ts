import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { isManaged } from '../../kubernetes/objects/secret.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { type CredentialSource, leafOf } from '../../model/credentialSource.ts';
import type { SecretDocument, SecretReference, TlsServerDocument } from '../../model/documents/objects.ts';
import { derivedOfLatest } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import { commonLength, mayDiffer } from './appliedTogether.ts';
import { secretCredentials } from './servingSecret.ts';

/** A Secret that an Ingress or a Gateway names, with the certificate that it serves. */
export interface NamedSecret {
  readonly secret: SecretDocument;
  /** Absent if the file withholds it, or holds something else. */
  readonly leaf?: CertificateArtifact | undefined;
  /** The Secret with the leaf; absent without one. */
  readonly certificate?: CredentialSource | undefined;
}

/**
 * The Secrets that a reference means, those nearest to the object's file: one in a workspace of one cluster, several where environments
 * repeat a name. Undefined if none is at hand, or where what is there need not be what the cluster holds.
 */
export function namedSecrets(
  node: NodeView,
  server: TlsServerDocument,
  reference: SecretReference,
): readonly NamedSecret[] | undefined {
  const found = namespacesOf(server, reference).flatMap(
    (namespace) => secretsByName(node).get(nameKey(namespace, reference.value)) ?? [],
  );
  if (found.length === 0 || found.length > MAX_NAMESAKES) return undefined;
  const nearest = nearestTo(server.uri, found);
  if (nearest.some((secret) => isManaged(secret) || writtenSecrets(node).has(secret.name))) {
    return undefined;
  }
  if (nearest.some((secret) => mayDiffer(node, server, secret))) return undefined;
  const keys = server.servedBy === 'istioGateway' ? ['tls.crt', 'cert'] : ['tls.crt'];
  return nearest.map((secret) => {
    const given = keys.map((key) => secretCredentials(secret, key));
    const certificate = given.find((credentials) => leafOf(credentials) !== undefined);
    return { secret, certificate, leaf: leafOf(certificate) };
  });
}

/** The Secret of a name, unless another one has the same, or a controller writes it. */
export function onlySecret(node: NodeView, namespace: string | undefined, name: string): SecretDocument | undefined {
  const [only, ...others] = secretsByName(node).get(nameKey(namespace, name)) ?? [];
  return !only || others.length > 0 || isManaged(only) || writtenSecrets(node).has(name) ? undefined : only;
}

/** As many environments as a workspace may repeat a name for. */
const MAX_NAMESAKES = 100;

/** Objects that do not say their namespace lie in the same. A Gateway of Istio takes the Secret from where its proxies run. */
function namespacesOf(server: TlsServerDocument, { namespace }: SecretReference): readonly (string | undefined)[] {
  const own = namespace ?? server.namespace;
  return server.servedBy === 'istioGateway' ? [own, ...ISTIO_NAMESPACES.filter((other) => other !== own)] : [own];
}

/** The namespaces in which Istio's documents install the gateways. */
const ISTIO_NAMESPACES = ['istio-system', 'istio-ingress'];

const secretsByName = derivedOfLatest((node: NodeView): ReadonlyMap<string, readonly SecretDocument[]> => {
  const secrets = objectsOf(node, 'secret').map(({ document }) => document);
  return groupBy(secrets, ({ namespace, name }) => nameKey(namespace, name));
});

/** Identifies an object by its name, among those of one kind. */
export function nameKey(namespace: string | undefined, name: string): string {
  return JSON.stringify([namespace ?? null, name]);
}

/** Names of Secrets that a controller writes: what a file holds may be older, or a stand-in. */
const writtenSecrets = derivedOfLatest((node: NodeView): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { file, archived } of node.files) {
    for (const { kind, name, secrets = [] } of archived ? [] : (file.objects ?? [])) {
      if (kind === 'Certificate') for (const { value } of secrets) names.add(value);
      if (WRITERS.has(kind) && name !== undefined) names.add(name);
    }
  }
  return names;
});

/** Kinds of objects whose controllers write a Secret of the same name. */
const WRITERS: ReadonlySet<string> = new Set(['ExternalSecret', 'SealedSecret', 'SopsSecret', 'VaultStaticSecret']);

function nearestTo(uri: string, secrets: readonly SecretDocument[]): readonly SecretDocument[] {
  const most = Math.max(...secrets.map((secret) => commonLength(uri, secret.uri)));
  return secrets.filter((secret) => commonLength(uri, secret.uri) === most);
}
