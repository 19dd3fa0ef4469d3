import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';

/** Whether the user of a kubeconfig's current context logs in by nothing, so that its requests are anonymous. A key alone is not used. */
export function isAnonymous(node: NodeView, { current, uri }: KubeconfigView): boolean {
  const user = current.user?.user;
  if (!user) return false;
  // Over plain HTTP, as to `kubectl proxy`, client-go sends no credentials (clientcmd, IsConfigTransportTLS).
  if (current.cluster?.cluster.server?.value.startsWith('http://')) return false;
  if (user.clientCertificate.data || user.clientCertificate.file) return false;
  if (user.token || user.tokenFile || user.otherMethod || user.basicAuth) return false;
  // A field that exists but has no value was emptied.
  const written = fileOfUri(node, uri)?.file.text?.slice(user.span.start, user.span.end) ?? '';
  return !EMPTIED.test(written);
}

const EMPTIED = /^[ \t]*(?:- )?["']?(?:client-certificate-data|client-key-data|token)["']?:[ \t]*\r?$/m;
