import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { hasOpenName } from '../../kubernetes/values/openNames.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';
import { promptsForUser } from './userLogin.ts';

/** Whether the user of a kubeconfig's current context logs in by nothing, so that its requests are anonymous. A key alone is not used. */
export function isAnonymous(node: NodeView, kubeconfig: KubeconfigView): boolean {
  const { current, uri } = kubeconfig;
  // Over plain HTTP, as to `kubectl proxy`, client-go sends no credentials (clientcmd, IsConfigTransportTLS).
  if (current.cluster?.cluster.server?.value.startsWith('http://')) return false;
  const user = current.user?.user;
  if (!user) return isUndefined(kubeconfig);
  if (user.clientCertificate.data || user.clientCertificate.file) return false;
  if (promptsForUser(kubeconfig)) return true;
  if (user.token || user.tokenFile || user.otherMethod || user.basicAuth) return false;
  // A field that exists but has no value was emptied.
  const written = fileOfUri(node, uri)?.file.text?.slice(user.span.start, user.span.end) ?? '';
  return !EMPTIED.test(written);
}

const EMPTIED = /^[ \t]*(?:- )?["']?(?:client-certificate-data|client-key-data|token)["']?:[ \t]*\r?$/m;

/** Whether the file defines users, but not that of its current context: client-go goes on without one (clientcmd, getAuthInfo; tried). */
function isUndefined({ document: { currentContext, contexts, users } }: KubeconfigView): boolean {
  const name = contexts.find((context) => context.name === currentContext?.value)?.user?.value;
  if (!name || isTemplated(name) || hasOpenName(users)) return false;
  return users.length > 0 && !users.some((user) => user.name === name);
}
