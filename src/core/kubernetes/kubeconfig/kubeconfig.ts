import { tokenArtifact } from '../../formats/jwt/decodeToken.ts';
import { childOf, entryOf, itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { unredacted } from '../../formats/yaml/sourceOffset.ts';
import { intern } from '../../model/collections/compact.ts';
import type {
  KubeconfigCluster,
  KubeconfigContext,
  KubeconfigDocument,
  KubeconfigUser,
} from '../../model/documents/kubeconfig.ts';
import type { Located } from '../../model/documents/located.ts';
import type { Span } from '../../model/source/span.ts';
import type { FieldReading } from '../fields/findings.ts';
import { readCredential } from '../fields/kubeconfigCredential.ts';

const LISTS = ['clusters', 'users', 'contexts'] as const;

/**
 * True for a kubeconfig by its content: `kind: Config` of API version v1, or, as client-go lets both be absent, two of
 * its lists whose items look right.
 */
export function isKubeconfig(root: YamlNode): boolean {
  const kind = textAt(root, 'kind');
  const version = textAt(root, 'apiVersion');
  if (kind !== undefined && kind !== '' && kind !== 'Config') return false;
  if (version !== undefined && version !== '' && version !== 'v1') return false;
  const lists = LISTS.filter((list) => childOf(root, list)?.kind === 'seq');
  if (kind === 'Config') return version === 'v1' || lists.length > 0 || childOf(root, 'current-context') !== undefined;
  const item = itemsAt(root, 'clusters')[0] ?? itemsAt(root, 'users')[0];
  return (
    lists.length >= 2 && (childOf(item, 'cluster') ?? childOf(item, 'user') ?? childOf(item, 'name')) !== undefined
  );
}

/**
 * Reads a kubeconfig; `prefix` is the YAML path of one that another document holds, with a dot at its end. Artifacts of its `*-data` fields and problems go to `into`, and what a token says of itself; the text
 * of tokens and passwords goes nowhere.
 */
export async function readKubeconfig(
  root: YamlNode,
  span: Span,
  into: FieldReading,
  prefix = '',
): Promise<KubeconfigDocument> {
  const clusters: KubeconfigCluster[] = [];
  const users: KubeconfigUser[] = [];
  for (const [index, item] of itemsAt(root, 'clusters').entries()) {
    clusters.push(await readCluster(item, `${prefix}clusters[${index}]`, into));
    if (into.scheduler.shouldYield()) await into.scheduler.yieldNow();
  }
  for (const [index, item] of itemsAt(root, 'users').entries()) {
    users.push(await readUser(item, `${prefix}users[${index}]`, into));
    if (into.scheduler.shouldYield()) await into.scheduler.yieldNow();
  }
  const current = located(childOf(root, 'current-context'), `${prefix}current-context`);
  return {
    kind: 'kubeconfig',
    uri: into.uri,
    span,
    currentContext: current?.value === '' ? undefined : current,
    emptyContext: current?.value === '' ? current.span : undefined,
    clusters: clusters.slice(),
    users: users.slice(),
    contexts: itemsAt(root, 'contexts').map((item, index) => readContext(item, `${prefix}contexts[${index}]`)),
  };
}

async function readCluster(item: YamlNode, own: string, into: FieldReading): Promise<KubeconfigCluster> {
  const cluster = childOf(item, 'cluster');
  const path = `${own}.cluster`;
  return {
    name: textAt(item, 'name') ?? '',
    nameSpan: scalarAt(item, 'name')?.span,
    span: item.span,
    path: intern(own),
    server: located(childOf(cluster, 'server'), `${path}.server`),
    tlsServerName: located(childOf(cluster, 'tls-server-name'), `${path}.tls-server-name`),
    insecureSkipTlsVerify: locatedBoolean(
      childOf(cluster, 'insecure-skip-tls-verify'),
      `${path}.insecure-skip-tls-verify`,
    ),
    proxyUrl: located(childOf(cluster, 'proxy-url'), `${path}.proxy-url`),
    certificateAuthority: await readCredential(cluster, 'certificate-authority', path, into),
  };
}

async function readUser(item: YamlNode, own: string, into: FieldReading): Promise<KubeconfigUser> {
  const user = childOf(item, 'user');
  const path = `${own}.user`;
  const token = scalarAt(user, 'token');
  const shown =
    token && tokenArtifact(unredacted(token).value, into.uri, token.span, [{ kind: 'yaml', path: `${path}.token` }]);
  if (shown) into.artifacts.push(shown);
  const provider = entryOf(user, 'exec') ?? entryOf(user, 'auth-provider');
  return {
    name: textAt(item, 'name') ?? '',
    nameSpan: scalarAt(item, 'name')?.span,
    span: item.span,
    path: intern(own),
    clientCertificate: await readCredential(user, 'client-certificate', path, into),
    clientKey: await readCredential(user, 'client-key', path, into),
    token: token === undefined || token.value === '' ? undefined : token.span,
    tokenFile: located(childOf(user, 'tokenFile'), `${path}.tokenFile`),
    otherMethod: (provider ?? entryOf(user, 'username'))?.keySpan,
    hasProvider: provider !== undefined,
    basicAuth: (entryOf(user, 'username') ?? entryOf(user, 'password'))?.keySpan,
  };
}

function readContext(item: YamlNode, own: string): KubeconfigContext {
  const path = `${own}.context`;
  return {
    name: textAt(item, 'name') ?? '',
    nameSpan: scalarAt(item, 'name')?.span,
    span: item.span,
    cluster: located(childOf(item, 'context', 'cluster'), `${path}.cluster`),
    user: located(childOf(item, 'context', 'user'), `${path}.user`),
  };
}

function locatedBoolean(node: YamlNode | undefined, path: string): Located<boolean> | undefined {
  if (node?.kind !== 'scalar' || typeof node.typed !== 'boolean') return undefined;
  return { value: node.typed, span: node.span, path };
}
