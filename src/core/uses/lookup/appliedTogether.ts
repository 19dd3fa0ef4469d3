import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import type { SecretDocument, TlsServerDocument } from '../../model/documents/objects.ts';
import { derivedOfLatest } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';

/** The length of the folder that both lie in. */
export function commonLength(one: string, other: string): number {
  let length = 0;
  for (let at = 0; at < one.length && one[at] === other[at]; at++) if (one[at] === '/') length = at + 1;
  return length;
}

/** An object with a name, in its file. */
type NamedObject = Pick<SecretDocument, 'uri' | 'namespace'>;

/** Whether a server and the object that it names may belong to different applications once applied. */
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
const serverFolders = derivedOfLatest((node: NodeView): ReadonlyMap<string, ReadonlySet<string>> => {
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
