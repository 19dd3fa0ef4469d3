import { isTemplated } from '../../formats/placeholder.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { derived, derivedFor } from '../../model/memo/derived.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';
import { servesTls } from '../../uses/lookup/reach.ts';
import type { Consumer } from '../../uses/views/consumers.ts';

/** When the user of a kubeconfig connects: by default, with `--context`, or never, as no context names it. */
export interface UserStanding {
  readonly connects: 'byDefault' | 'byContext' | 'never';
  readonly user: string;
  /** The first context that names the user, if it is not the current one. */
  readonly context?: string;
}

/** The standing of the user whose client certificate it is; undefined for anything else, and if placeholders leave open who connects. */
export function userStanding({ kubeconfig, name, credentials }: Consumer): UserStanding | undefined {
  return kubeconfig && name === 'client-certificate' ? standingsIn(kubeconfig).get(credentials) : undefined;
}

/** Computed once per kubeconfig, which may have thousands of users. */
const standingsIn = derived((kubeconfig: KubeconfigView): ReadonlyMap<CredentialSource, UserStanding> => {
  const { document, users, current } = kubeconfig;
  const contexts = new Map<string, string>();
  for (const { name, user } of document.contexts.toReversed()) if (user) contexts.set(user.value, name);
  const isOpen = areOpen(document, 'user');
  const standings = new Map<CredentialSource, UserStanding>();
  for (const view of users) {
    const { clientCertificate, user } = view;
    if (isOpen || isTemplated(user.name)) continue;
    // Aliases share one certificate: the user that connects counts.
    if (!clientCertificate || standings.get(clientCertificate)?.connects === 'byDefault') continue;
    const context = contexts.get(user.name);
    const connects = view === current.user ? 'byDefault' : context === undefined ? 'never' : 'byContext';
    standings.set(clientCertificate, { connects, user: user.name, ...(context !== undefined && { context }) });
  }
  return standings;
});

/** Whether a placeholder leaves open which users or clusters the contexts name. */
function areOpen({ currentContext, contexts }: KubeconfigView['document'], kind: 'user' | 'cluster'): boolean {
  return [currentContext, ...contexts.map((context) => context[kind])].some((name) => isTemplated(name?.value ?? ''));
}

/** A client certificate for a server that is addressed over plain HTTP. */
export function isUnsent({ kubeconfig, name }: Consumer, node: NodeView): boolean {
  return kubeconfig !== undefined && name === 'client-certificate' && isPlain(kubeconfig, node);
}

/**
 * Whether every server is addressed over plain HTTP, none of them by mistake: the certificate is sent once the scheme is fixed. Computed once
 * per kubeconfig, which may have thousands of entries that ask.
 */
const isPlain = derivedFor((kubeconfig: KubeconfigView, node: NodeView): boolean => {
  const servers = kubeconfig.clusters.flatMap(({ cluster }) => parseUrls(cluster.server?.value));
  return servers.length > 0 && servers.every((url) => url.scheme === 'http' && !servesTls(node, url));
});

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
