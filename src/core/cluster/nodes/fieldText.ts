import type { DecodedFile } from '../../model/decodedFile.ts';
import type { KubeconfigCluster, KubeconfigDocument, KubeconfigUser } from '../../model/documents/kubeconfig.ts';
import type { ApiObject } from '../../model/documents/objects.ts';
import type { Span } from '../../model/source/span.ts';
import { innermostBy } from '../../model/source/spanIndex.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';

/** "tls.crt of Secret “web/tls”", "client-key-data of user “admin”"; undefined where no object holds the field. */
export function fieldText(field: string, { documents, objects = NONE }: DecodedFile, span: Span): Text | undefined {
  // The innermost, of an object that holds webhooks.
  const document = documentAt(documents, span.start);
  if (document?.kind === 'kubeconfig') return entryFieldText(field, document, span);
  if (document?.kind === 'calledServer' && document.calledBy === 'webhook') {
    const { name } = document;
    return name === ''
      ? phrase('{field} of a webhook', { field })
      : phrase('{field} of webhook “{quoted}”', { field, quoted: name });
  }
  const object = objectAt(objects, span.start);
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
  const cluster = clusterAt(clusters, span.start);
  if (cluster) return phrase('{field} of cluster “{quoted}”', { field, quoted: cluster.name });
  const user = userAt(users, span.start);
  return user && phrase('{field} of user “{quoted}”', { field, quoted: user.name });
}

const NONE: readonly ApiObject[] = [];

const documentAt = innermostBy<DecodedFile['documents'][number]>();
const objectAt = innermostBy<ApiObject>();
const clusterAt = innermostBy<KubeconfigCluster>();
const userAt = innermostBy<KubeconfigUser>();
