import type { KubeconfigDocument, KubernetesDocument } from '../kubernetes/documents.ts';
import type { Span } from '../text/span.ts';

/** Whose field lies at a span: "user “admin”", "Secret “tls”"; undefined where no document that was read holds it. */
export function ownerOfField(documents: readonly KubernetesDocument[], span: Span): string | undefined {
  const around = documents.filter((document) => contains(document.span, span));
  // The innermost, of a List that holds objects and of an object that holds webhooks.
  const [document] = around.sort((a, b) => lengthOf(a.span) - lengthOf(b.span));
  return document && ownerText(document, span);
}

/** What people call a document of a kind. */
const NOUNS: Readonly<Record<string, string>> = {
  secret: 'Secret',
  configMap: 'ConfigMap',
  trustBundle: 'ClusterTrustBundle',
  signingRequest: 'CertificateSigningRequest',
  webhook: 'webhook',
  apiService: 'APIService',
  conversion: 'CustomResourceDefinition',
};

function ownerText(document: KubernetesDocument, span: Span): string | undefined {
  if (document.kind === 'kubeconfig') return entryText(document, span);
  const noun = NOUNS[document.kind === 'calledServer' ? document.calledBy : document.kind];
  const name = 'name' in document ? document.name : undefined;
  const text = typeof name === 'object' ? name.value : name;
  return noun === undefined || text === undefined || text === '' ? noun : `${noun} “${text}”`;
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
