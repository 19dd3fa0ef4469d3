import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { isUnfilled } from '../../formats/placeholder.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import type { Refusal } from '../side/side.ts';
import { contextFault, onlySelects } from './contextFault.ts';
import { bothSpecified, keyUnset } from './kubeconfigErrors.ts';
import { namelessServer } from './namelessServer.ts';

/** The refusal of client-go before it connects (tools/clientcmd validation, tried). */
export function kubeconfigRefusal(node: NodeView, { uri, current }: KubeconfigView): Refusal | undefined {
  const damaged = badBase64(node, uri);
  if (damaged) {
    const reason = phrase('The kubeconfig cannot be loaded.');
    return { side: 'configuration', error: damaged.error, reason, at: damaged.at };
  }
  const cluster = current.cluster?.cluster;
  const user = current.user;
  const ca = cluster?.certificateAuthority;
  if (cluster?.insecureSkipTlsVerify?.value === true && (ca?.data || ca?.file)) {
    const error = 'specifying a root certificates file with the insecure flag is not allowed';
    const at = { uri, span: cluster.insecureSkipTlsVerify.span };
    return { side: 'configuration', error, reason: phrase('Both insecure-skip-tls-verify and a CA are set.'), at };
  }
  for (const [field, value, owner] of [
    ['certificate-authority', ca, cluster?.name],
    ['client-certificate', user?.user.clientCertificate, user?.user.name],
    ['client-key', user?.user.clientKey, user?.user.name],
  ] as const) {
    if (!value?.data || !value.file || isUnfilled(value.data.value) || isUnfilled(value.file.value)) continue;
    return {
      side: 'configuration',
      error: bothSpecified(field, owner ?? ''),
      reason: phrase(
        'Both {field} and {field}-data are set. client-go rejects this, although its error says that the data overrides the file.',
        { field },
      ),
      at: { uri, span: value.data.span },
    };
  }
  const { data, file } = user?.user.clientCertificate ?? {};
  const isUnknown = isUnfilled((data ?? file)?.value ?? '');
  if (user?.clientCertificate && !user.user.clientKey.data && !user.user.clientKey.file && !isUnknown) {
    const { at } = user.clientCertificate;
    return {
      side: 'configuration',
      error: keyUnset(user.user.name),
      reason: phrase('The client certificate has no key.'),
      at,
    };
  }
  return current.cluster && namelessServer(current.cluster);
}

/** The refusal of a file whose current context it does not define; undefined if another file may define it. */
export function missingContext({ document }: KubeconfigView): Refusal | undefined {
  const fault = contextFault(document);
  if (fault?.lacks !== 'context' || onlySelects(document)) return undefined;
  const { name } = fault;
  return {
    side: 'configuration',
    error: `context was not found for specified context: ${name}`,
    reason: phrase('The kubeconfig does not define the context "{name}".', { name }),
  };
}

/** The answer to plain http at a port for TLS. */
export function httpRefusal(): Refusal {
  return {
    side: 'server',
    error: 'the server rejected our request for an unknown reason',
    reason: phrase(
      'The URL uses http:// for a TLS port. The server logs `client sent an HTTP request to an HTTPS server`.',
    ),
  };
}

/** One field that is no base64 and the whole file is refused. */
function badBase64(node: NodeView, uri: string): { readonly error: string; readonly at: Location } | undefined {
  const file = fileOfUri(node, uri)?.file;
  const problem = file?.problems.find(({ code }) => code === 'kubeconfig-bad-base64');
  if (!problem?.refusal) return undefined;
  return { error: problem.refusal.text, at: { uri, span: problem.span } };
}
