import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { leafOf } from '../../model/credentialSource.ts';
import type { SecretDocument, SecretReference, TlsServerDocument } from '../../model/documents/objects.ts';
import type { NodeView } from '../../model/node.ts';
import { secretCredentials } from '../../uses/lookup/servingSecret.ts';
import { perNode } from '../engine/rule.ts';
import { objectsOf } from './objectDocuments.ts';
import { isManaged } from './tlsSecrets.ts';

/** A Secret that an Ingress or a Gateway names, with the certificate that it serves. */
export interface NamedSecret {
  readonly secret: SecretDocument;
  /** Absent where the file withholds it, or holds something else. */
  readonly leaf?: CertificateArtifact;
}

/**
 * The Secrets that a reference means, those nearest to the object's file: one in a workspace of one cluster, several where environments
 * repeat a name. Undefined where none is at hand, or where what is there need not be what the cluster holds.
 */
export function namedSecrets(
  node: NodeView,
  server: TlsServerDocument,
  reference: SecretReference,
): readonly NamedSecret[] | undefined {
  const found = namespacesOf(server, reference).flatMap(
    (namespace) => secretsByName(node).get(secretKey(namespace, reference.value)) ?? [],
  );
  if (found.length === 0 || found.length > MAX_NAMESAKES) return undefined;
  const nearest = nearestTo(server.uri, found);
  if (nearest.some((secret) => isManaged(secret) || writtenSecrets(node).has(secret.name))) {
    return undefined;
  }
  if (nearest.some((secret) => mayDiffer(node, server, secret))) return undefined;
  const keys = server.servedBy === 'istioGateway' ? ['tls.crt', 'cert'] : ['tls.crt'];
  return nearest.map((secret) => ({
    secret,
    leaf: keys.map((key) => leafOf(secretCredentials(secret, key))).find((leaf) => leaf !== undefined),
  }));
}

/** As many environments as a workspace may repeat a name for. */
const MAX_NAMESAKES = 100;

/** Objects that do not say their namespace lie in the same. A Gateway of Istio takes the Secret from where its proxies run. */
function namespacesOf(server: TlsServerDocument, { namespace }: SecretReference): readonly (string | undefined)[] {
  const own = namespace ?? server.namespace;
  return server.servedBy === 'istioGateway' ? [own, ...ISTIO_NAMESPACES.filter((other) => other !== own)] : [own];
}

/** Where Istio's documents install the gateways. */
const ISTIO_NAMESPACES = ['istio-system', 'istio-ingress'];

const secretsByName = perNode((node): ReadonlyMap<string, readonly SecretDocument[]> => {
  const secrets = objectsOf(node, 'secret').map(({ document }) => document);
  return groupBy(secrets, ({ namespace, name }) => secretKey(namespace, name));
});

function secretKey(namespace: string | undefined, name: string): string {
  return JSON.stringify([namespace ?? null, name]);
}

/** Names of Secrets that a controller writes: what a file holds may be older, or a stand-in. */
const writtenSecrets = perNode((node): ReadonlySet<string> => {
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

/** The length of the folder that both lie in. */
function commonLength(one: string, other: string): number {
  let length = 0;
  for (let at = 0; at < one.length && one[at] === other[at]; at++) if (one[at] === '/') length = at + 1;
  return length;
}

/** An object with a name, in its file. */
type NamedObject = Pick<SecretDocument, 'uri' | 'namespace'>;

/** Whether a server and an object that one names to the other need not belong together once both are applied. */
export function mayDiffer(node: NodeView, server: TlsServerDocument, other: NamedObject): boolean {
  return isApart(server, other) || isLayered(node, server, other);
}

/** Without a namespace, a name means another object in the folder of another application. */
function isApart({ uri, namespace }: TlsServerDocument, other: NamedObject): boolean {
  if (namespace !== undefined || other.namespace !== undefined) return false;
  const common = commonLength(uri, other.uri);
  return uri.slice(common).includes('/') && other.uri.slice(common).includes('/');
}

/** Folders that patch the objects of others (kubectl.docs.kubernetes.io, Kustomize). */
const LAYERS =
  /(?:^|\/)(?:bases?|overlays?|components|patches|env(?:ironment)?s?|clusters|dev|stag(?:e|ing)|test|qa|prod(?:uction)?)\//i;

/**
 * Whether the host or the name may be another one by the time both are applied: they lie in different folders, of which one patches what
 * the other holds.
 */
function isLayered(node: NodeView, server: TlsServerDocument, { uri }: NamedObject): boolean {
  const common = commonLength(server.uri, uri);
  const apart = [server.uri.slice(common), uri.slice(common)];
  if (!apart.some((path) => path.includes('/'))) return false;
  return apart.some((path) => LAYERS.test(path)) || (serverFolders(node).get(nameOf(server))?.size ?? 0) > 1;
}

/** In how many folders the objects of a kind and name lie. */
const serverFolders = perNode((node): ReadonlyMap<string, ReadonlySet<string>> => {
  const folders = new Map<string, Set<string>>();
  for (const { document } of objectsOf(node, 'tlsServer')) {
    const own = folders.get(nameOf(document)) ?? new Set();
    folders.set(nameOf(document), own.add(document.uri.slice(0, document.uri.lastIndexOf('/'))));
  }
  return folders;
});

function nameOf({ servedBy, name }: TlsServerDocument): string {
  return `${servedBy} ${name}`;
}
