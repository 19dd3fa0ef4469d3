import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { yamlPathOf } from '../../model/artifacts/artifact.ts';
import type { KubeconfigUserView, NodeView } from '../../model/node.ts';
import type { TokenEnd } from '../side/side.ts';

/**
 * The end of the JSON Web Token of a kubeconfig's user; undefined if the token does not state one, or if the user has other credentials as
 * well. With `tokenFile`, client-go reads the file.
 */
export function userTokenEnd(node: NodeView, uri: string, { user }: KubeconfigUserView): TokenEnd | undefined {
  const { token: span, tokenFile, otherMethod, basicAuth, clientCertificate } = user;
  if (!span || tokenFile || otherMethod || basicAuth || clientCertificate.data || clientCertificate.file)
    return undefined;
  const path = `${user.path}.user.token`;
  const artifact = fileOfUri(node, uri)?.file.artifacts.find(
    (one) => one.kind === 'token' && yamlPathOf(one) === path && one.origin.span.start === span.start,
  );
  if (artifact?.kind !== 'token' || artifact.token.kind !== 'jwt') return undefined;
  const { expiry } = artifact.token;
  return expiry === undefined ? undefined : { expiry, at: { uri, span } };
}
