import { clusterSigns } from '../cluster/nodes/clusters.ts';
import { parseUrls } from '../kubernetes/values/flagValue.ts';
import { groupBy } from '../model/collections/lookup.ts';
import { certificatesOf, leafOf } from '../model/credentialSource.ts';
import { derived } from '../model/memo/derived.ts';
import type { KubeconfigClusterView, KubeconfigView, NodeView } from '../model/node.ts';
import { userStanding } from '../rules/subjects/kubeconfigStanding.ts';
import { belongsToNode } from '../uses/lookup/belonging.ts';
import { canonicalHost, isLoopback } from '../uses/lookup/hosts.ts';
import { type Consumer, consumersOf } from '../uses/views/consumers.ts';

/**
 * For each CA, by its key, the signs of the clusters that it serves: the nodes and servers of the consumers that trust it, or that present a certificate
 * which it signed. Installers give the CAs of all clusters the same name, so a name identifies no cluster.
 */
export function clustersServed(
  views: readonly NodeView[],
  signerOf: (sha256: string) => string | undefined,
): ReadonlyMap<string, ReadonlySet<string>> {
  const served = new Map<string, Set<string>>();
  for (const view of views) {
    // Thousands of entries of a kubeconfig may share one bundle.
    const distinct = new Map(consumersOf(view).all.map((one) => [one.kubeconfig ? one.credentials : one, one]));
    for (const consumer of distinct.values()) {
      const keys = keysBehind(consumer, signerOf);
      const signs = keys.length > 0 ? signsOf(view, consumer) : [];
      for (const key of keys) {
        const known = served.get(key) ?? new Set();
        served.set(key, known);
        for (const sign of signs) known.add(sign);
      }
    }
  }
  return served;
}

/** The keys of the CAs that a consumer trusts or signs with, or of the CA that signed the certificate that it presents. */
function keysBehind(
  { role, credentials }: Consumer,
  signerOf: (sha256: string) => string | undefined,
): readonly string[] {
  if (role === 'trustBundle' || role === 'signerCertificate')
    return certificatesOf(credentials).map(({ certificate }) => certificate.publicKey.id);
  const leaf = role === 'certificate' ? leafOf(credentials) : undefined;
  const key = leaf && signerOf(leaf.certificate.sha256);
  return key === undefined ? [] : [key];
}

function signsOf(view: NodeView, consumer: Consumer): readonly string[] {
  const { kubeconfig } = consumer;
  return kubeconfig
    ? clustersOf(kubeconfig, consumer).flatMap((cluster) => signsOfCluster(view, kubeconfig, cluster))
    : signsOfNode(view);
}

function signsOfNode(view: NodeView): readonly string[] {
  return [`node ${view.id}`, ...clusterSigns(view)];
}

/** The entries of a kubeconfig that a CA verifies, or that the contexts of a user name. */
function clustersOf(kubeconfig: KubeconfigView, consumer: Consumer): readonly KubeconfigClusterView[] {
  if (consumer.name === 'certificate-authority') return entriesByAuthority(kubeconfig).get(consumer.credentials) ?? [];
  return userStanding(consumer)?.contexts.flatMap(({ cluster }) => cluster ?? []) ?? [];
}

const entriesByAuthority = derived((kubeconfig: KubeconfigView) =>
  groupBy(kubeconfig.clusters, ({ certificateAuthority }) => certificateAuthority),
);

function signsOfCluster(view: NodeView, kubeconfig: KubeconfigView, entry: KubeconfigClusterView): readonly string[] {
  const [url] = parseUrls(entry.cluster.server?.value);
  const isHere = url !== undefined && isLoopback(url.host);
  const isOwn = entry === kubeconfig.current.cluster && belongsToNode(view, kubeconfig);
  return [
    `entry ${kubeconfig.uri} ${entry.cluster.path}`,
    ...(url && !isHere ? [`server ${canonicalHost(url.host)} ${url.port ?? 443}`] : []),
    ...(isOwn || (isHere && view.root) ? signsOfNode(view) : []),
  ];
}
