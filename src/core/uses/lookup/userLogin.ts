import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { BOOTSTRAP_TOKEN } from '../../kubernetes/kubeadm/readBootstrapToken.ts';
import { type CredentialSource, isEmptyFile } from '../../model/credentialSource.ts';
import type { KubeconfigUser } from '../../model/documents/kubeconfig.ts';
import type { KubeconfigUserView, KubeconfigView, NodeView } from '../../model/node.ts';
import type { Span } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import type { Login } from '../side/side.ts';

/** Any other credential may be used to bootstrap; a short value with a dot is meant as a bootstrap token. */
const MEANT = /^[^.\s]{1,12}\.[^.\s]{1,32}$/;

/** The credentials without a certificate of a kubeconfig's current user. Over plain HTTP, client-go neither reads nor sends any. */
export function userLogin(node: NodeView, kubeconfig: KubeconfigView): Login | undefined {
  const { uri, current } = kubeconfig;
  const { user: view } = current;
  if (!view || isPlainHttp(kubeconfig)) return undefined;
  const malformed = isAlone(view.user) ? malformedToken(node, kubeconfig, view) : undefined;
  const password = passwordAlone(view.user);
  return {
    tokenFile: promptsForUser(kubeconfig) ? undefined : tokenFileOf(view),
    ...(malformed && { malformedToken: { uri, span: malformed } }),
    ...(password && { password: { uri, span: password } }),
  };
}

/** The token of a bootstrap kubeconfig that is meant as a bootstrap token and has another format. */
export function malformedToken(
  node: NodeView,
  { uri, isBootstrap }: KubeconfigView,
  { user }: KubeconfigUserView,
): Span | undefined {
  if (!isBootstrap || !user.token) return undefined;
  const text = fileOfUri(node, uri)?.file.text ?? '';
  const token = text.slice(user.token.start, user.token.end).replaceAll(/^["']|["']$/g, '');
  return !isTemplated(token) && !BOOTSTRAP_TOKEN.test(token) && MEANT.test(token) ? user.token : undefined;
}

/** Whether the current cluster's server is reached without TLS. */
export function isPlainHttp({ current }: KubeconfigView): boolean {
  return current.cluster?.cluster.server?.value.startsWith('http://') === true;
}

/** The place of a user name and a password that are the only credentials. */
export function passwordAlone(user: KubeconfigUser): Span | undefined {
  const { basicAuth, token, tokenFile, hasProvider } = user;
  return token || tokenFile || hasProvider || hasCertificate(user) ? undefined : basicAuth;
}

function isAlone(user: KubeconfigUser): boolean {
  return !user.tokenFile && !user.otherMethod && !user.basicAuth && !hasCertificate(user);
}

function hasCertificate({ clientCertificate: { data, file } }: KubeconfigUser): boolean {
  return Boolean(data ?? file);
}

/** Whether kubectl finds nothing but an empty token file, and so asks for a user name (clientcmd, canIdentifyUser; tried). */
export function promptsForUser({ owner, current }: KubeconfigView): boolean {
  const { user: view } = current;
  if (owner !== 'kubectl' || !view || hasCertificate(view.user)) return false;
  if (view.user.otherMethod || view.user.basicAuth) return false;
  const tokenFile = tokenFileOf(view);
  return tokenFile !== undefined && isEmptyFile(tokenFile);
}

/** With a token as well, client-go does not need the file. */
function tokenFileOf({ user, tokenFile: reference }: KubeconfigUserView): CredentialSource | undefined {
  if (!reference || reference.path === '' || user.token) return undefined;
  const { at, label: field, resolution } = reference;
  const { uri } = resolution.kind === 'file' ? resolution.file : at;
  const label = phrase('{field} of user "{quoted}"', { field, quoted: user.name });
  return { label, at, reference, known: false, artifacts: [], uri };
}
