import type { KubeconfigDocument } from '../kubernetes/documents.ts';
import type { ApiObject } from '../kubernetes/objects/apiObject.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import type { Span } from '../text/span.ts';

/** Whose field lies at a span: "user “admin”", "Secret “web/tls”"; undefined where no object holds it. */
export function ownerOfField({ documents, objects = [] }: DecodedFile, span: Span): string | undefined {
  // The innermost, of an object that holds webhooks.
  const document = innermost(documents, span);
  if (document?.kind === 'kubeconfig') return entryText(document, span);
  if (document?.kind === 'calledServer' && document.calledBy === 'webhook') return named('webhook', document.name);
  const object = innermost(objects, span);
  return object && objectText(object);
}

/** "Secret “web/tls”", "ClusterIssuer “vault”", "Secret" where it has no name yet. Text from files, unescaped. */
export function objectText({ kind, name, namespace }: ApiObject): string {
  return named(kind, name, namespace);
}

function innermost<Placed extends { readonly span: Span }>(all: readonly Placed[], span: Span): Placed | undefined {
  const around = all.filter((one) => contains(one.span, span));
  return around.sort((a, b) => lengthOf(a.span) - lengthOf(b.span))[0];
}

function named(noun: string, name: string | undefined, namespace?: string): string {
  if (name === undefined || name === '') return noun;
  return `${noun} “${namespace === undefined ? name : `${namespace}/${name}`}”`;
}

function entryText({ clusters, users }: KubeconfigDocument, span: Span): string | undefined {
  const cluster = clusters.find((entry) => contains(entry.span, span));
  if (cluster) return `cluster “${cluster.name}”`;
  const user = users.find((entry) => contains(entry.span, span));
  return user && `user “${user.name}”`;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.start <= outer.end;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
