import type {
  KubeconfigCluster,
  KubeconfigDocument,
  KubeconfigUser,
  KubernetesDocument,
} from '../kubernetes/documents.ts';
import type { ApiObject } from '../kubernetes/objects/apiObject.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import type { Span } from '../text/span.ts';
import { innermostBy } from '../text/spanIndex.ts';

/** Whose field lies at a span: "user “admin”", "Secret “web/tls”"; undefined where no object holds it. */
export function ownerOfField({ documents, objects = [] }: DecodedFile, span: Span): string | undefined {
  // The innermost, of an object that holds webhooks.
  const document = documentAround(documents, span.start);
  if (document?.kind === 'kubeconfig') return entryText(document, span);
  if (document?.kind === 'calledServer' && document.calledBy === 'webhook') return named('webhook', document.name);
  const object = objectAround(objects, span.start);
  return object && objectText(object);
}

/** "Secret “web/tls”", "ClusterIssuer “vault”", "Secret" where it has no name yet. Text from files, unescaped. */
export function objectText({ kind, name, namespace }: ApiObject): string {
  return named(kind, name, namespace);
}

const documentAround = innermostBy<KubernetesDocument>();
const objectAround = innermostBy<ApiObject>();
const clusterAround = innermostBy<KubeconfigCluster>();
const userAround = innermostBy<KubeconfigUser>();

function named(noun: string, name: string | undefined, namespace?: string): string {
  if (name === undefined || name === '') return noun;
  return `${noun} “${namespace === undefined ? name : `${namespace}/${name}`}”`;
}

function entryText({ clusters, users }: KubeconfigDocument, span: Span): string | undefined {
  const cluster = clusterAround(clusters, span.start);
  if (cluster) return `cluster “${cluster.name}”`;
  const user = userAround(users, span.start);
  return user && `user “${user.name}”`;
}
