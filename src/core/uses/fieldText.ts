import type { KubeconfigDocument } from '../kubernetes/documents.ts';
import type { ApiObject } from '../kubernetes/objects/apiObject.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import { phrase, type Text } from '../model/text/text.ts';
import { untrusted } from '../model/text/untrusted.ts';
import type { Span } from '../text/span.ts';

/** "tls.crt of Secret “web/tls”", "client-key-data of user “admin”"; undefined where no object holds the field. */
export function fieldText(field: string, { documents, objects = [] }: DecodedFile, span: Span): Text | undefined {
  // The innermost, of an object that holds webhooks.
  const document = innermost(documents, span);
  if (document?.kind === 'kubeconfig') return entryFieldText(field, document, span);
  if (document?.kind === 'calledServer' && document.calledBy === 'webhook') {
    const { name } = document;
    return name === ''
      ? phrase('{field} of a webhook', { field })
      : phrase('{field} of webhook “{quoted}”', { field, quoted: name });
  }
  const object = innermost(objects, span);
  return object && objectFieldText(field, object);
}

/** The same of an object that is known. */
export function objectFieldText(field: string, object: ApiObject): Text {
  return phrase('{field} of {object}', { field, object: objectText(object) });
}

/** "Secret “web/tls”", "ClusterIssuer “vault”", "Secret" where it has no name yet. */
function objectText({ kind, name, namespace }: ApiObject): Text {
  if (name === undefined || name === '') return untrusted(kind);
  return phrase('{kind} “{name}”', { kind, name: namespace === undefined ? name : `${namespace}/${name}` });
}

function entryFieldText(field: string, { clusters, users }: KubeconfigDocument, span: Span): Text | undefined {
  const cluster = clusters.find((entry) => contains(entry.span, span));
  if (cluster) return phrase('{field} of cluster “{quoted}”', { field, quoted: cluster.name });
  const user = users.find((entry) => contains(entry.span, span));
  return user && phrase('{field} of user “{quoted}”', { field, quoted: user.name });
}

function innermost<Placed extends { readonly span: Span }>(all: readonly Placed[], span: Span): Placed | undefined {
  const around = all.filter((one) => contains(one.span, span));
  return around.sort((a, b) => lengthOf(a.span) - lengthOf(b.span))[0];
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.start <= outer.end;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
