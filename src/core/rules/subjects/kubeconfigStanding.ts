import { isTemplated } from '../../formats/placeholder.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { append } from '../../model/collections/lookup.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { derived, derivedFor } from '../../model/memo/derived.ts';
import type { KubeconfigClusterView, KubeconfigView, NodeView } from '../../model/node.ts';
import { servesTls } from '../../uses/lookup/reach.ts';
import type { Consumer } from '../../uses/views/consumers.ts';

/** When the user of a kubeconfig connects: by default, with `--context`, or never, as no context names it. */
export interface UserStanding {
  readonly connects: 'byDefault' | 'byContext' | 'never';
  readonly user: string;
  /** The contexts that name the user. */
  readonly contexts: readonly UserContext[];
}

/** A context with its cluster, which is undefined if another file may define it. */
export interface UserContext {
  readonly name: string;
  readonly cluster: KubeconfigClusterView | undefined;
}

/** The standing of the user whose client certificate it is; undefined for anything else, and if placeholders leave open who connects. */
export function userStanding({ kubeconfig, name, credentials }: Consumer): UserStanding | undefined {
  return kubeconfig && name === 'client-certificate' ? standingsIn(kubeconfig).get(credentials) : undefined;
}

/** Computed once per kubeconfig, which may have thousands of users. */
const standingsIn = derived((kubeconfig: KubeconfigView): ReadonlyMap<CredentialSource, UserStanding> => {
  const { document, users, clusters, current } = kubeconfig;
  const clustersByName = new Map(clusters.map((view) => [view.cluster.name, view]));
  const contexts = new Map<string, UserContext[]>();
  for (const { name, user, cluster } of document.contexts)
    if (user) append(contexts, user.value, { name, cluster: clustersByName.get(cluster?.value ?? '') });
  const isOpen = areOpen(document, 'user');
  const standings = new Map<CredentialSource, UserStanding>();
  for (const view of users) {
    const { clientCertificate, user } = view;
    if (isOpen || isTemplated(user.name)) continue;
    // Aliases share one certificate: the user that connects counts.
    if (!clientCertificate || standings.get(clientCertificate)?.connects === 'byDefault') continue;
    const own = contexts.get(user.name) ?? [];
    const connects = view === current.user ? 'byDefault' : own.length === 0 ? 'never' : 'byContext';
    standings.set(clientCertificate, { connects, user: user.name, contexts: own });
  }
  return standings;
});

/** Whether a placeholder leaves open which users or clusters the contexts name. */
function areOpen({ currentContext, contexts }: KubeconfigView['document'], kind: 'user' | 'cluster'): boolean {
  return [currentContext, ...contexts.map((context) => context[kind])].some((name) => isTemplated(name?.value ?? ''));
}

/** A client certificate for servers that are addressed over plain HTTP, none of them by mistake: it is sent once the scheme is fixed. */
export function isUnsent(consumer: Consumer, node: NodeView): boolean {
  const { kubeconfig, name } = consumer;
  if (!kubeconfig || name !== 'client-certificate') return false;
  const standing = userStanding(consumer);
  if (standing && standing.contexts.length > 0 && sendingContexts(standing, node).length === 0) return true;
  return isPlainOnly(kubeconfig, node);
}

/** The contexts with which the user's certificate may be sent. */
export function sendingContexts({ contexts }: UserStanding, node: NodeView): readonly UserContext[] {
  return contexts.filter(({ cluster }) => !cluster || !isPlain(cluster, node));
}

/** Whether every server is addressed over plain HTTP. Computed once per kubeconfig, which may have thousands of entries that ask. */
const isPlainOnly = derivedFor((kubeconfig: KubeconfigView, node: NodeView): boolean => {
  const clusters = kubeconfig.clusters.filter(({ cluster }) => parseUrls(cluster.server?.value).length > 0);
  return clusters.length > 0 && clusters.every((view) => isPlain(view, node));
});

function isPlain({ cluster }: KubeconfigClusterView, node: NodeView): boolean {
  const urls = parseUrls(cluster.server?.value);
  return urls.length > 0 && urls.every((url) => url.scheme === 'http' && !servesTls(node, url));
}

/** Whether it is the CA of a cluster that no context names: no client verifies anything with it. */
export function isOfUnusedCluster({ kubeconfig, name, credentials }: Consumer): boolean {
  if (!kubeconfig || name !== 'certificate-authority') return false;
  return !usedAuthorities(kubeconfig).has(credentials);
}

const usedAuthorities = derived((kubeconfig: KubeconfigView): ReadonlySet<CredentialSource> => {
  const { document, clusters, current } = kubeconfig;
  const named = new Set(document.contexts.map(({ cluster }) => cluster?.value));
  const isOpen = areOpen(document, 'cluster');
  const used = clusters.filter(
    (view) => view === current.cluster || isOpen || named.has(view.cluster.name) || isTemplated(view.cluster.name),
  );
  return new Set(used.flatMap(({ certificateAuthority }) => certificateAuthority ?? []));
});
