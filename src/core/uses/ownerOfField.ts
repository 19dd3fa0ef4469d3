import type { KubeconfigCluster, KubeconfigDocument, KubeconfigUser } from '../kubernetes/documents.ts';
import type { ApiObject } from '../kubernetes/objects/apiObject.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import type { Span } from '../text/span.ts';
import { SpanIndex } from '../text/spanIndex.ts';

/** Whose field lies at a span: "user “admin”", "Secret “web/tls”"; undefined where no object holds it. */
export function ownerOfField({ documents, objects = NONE }: DecodedFile, span: Span): string | undefined {
  // The innermost, of an object that holds webhooks.
  const document = documentAt(documents, span);
  if (document?.kind === 'kubeconfig') return entryText(document, span);
  if (document?.kind === 'calledServer' && document.calledBy === 'webhook') return named('webhook', document.name);
  const object = objectAt(objects, span);
  return object && objectText(object);
}

/** "Secret “web/tls”", "ClusterIssuer “vault”", "Secret" where it has no name yet. Text from files, unescaped. */
export function objectText({ kind, name, namespace }: ApiObject): string {
  return named(kind, name, namespace);
}

const NONE: readonly ApiObject[] = [];

/** Finds the innermost of a list at a span; the list's index is made once, since every field of a file asks. */
function finder<Item extends { readonly span: Span }>(): (all: readonly Item[], span: Span) => Item | undefined {
  const indexes = new WeakMap<readonly Item[], SpanIndex<Item>>();
  return (all, { start }) => {
    const index = indexes.get(all) ?? new SpanIndex(all);
    indexes.set(all, index);
    return index.innermost(start);
  };
}

const documentAt = finder<DecodedFile['documents'][number]>();
const objectAt = finder<ApiObject>();
const clusterAt = finder<KubeconfigCluster>();
const userAt = finder<KubeconfigUser>();

function named(noun: string, name: string | undefined, namespace?: string): string {
  if (name === undefined || name === '') return noun;
  return `${noun} “${namespace === undefined ? name : `${namespace}/${name}`}”`;
}

function entryText({ clusters, users }: KubeconfigDocument, span: Span): string | undefined {
  const cluster = clusterAt(clusters, span);
  if (cluster) return `cluster “${cluster.name}”`;
  const user = userAt(users, span);
  return user && `user “${user.name}”`;
}
