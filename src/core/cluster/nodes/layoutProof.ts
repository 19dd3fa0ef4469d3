import { commonName } from '../../formats/x509/subjectNames.ts';
import { HEALTH_CHECK_PAIR, IMPLIED_FLAGS } from '../../kubernetes/kubeadm/kubeadmLayout.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { Evidence } from '../../model/evidence.ts';
import { derivedOfLatest } from '../../model/memo/derived.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';

/** Decides from the other files of a node whether it has kubeadm's layout. The file in question never counts, so a faulty one keeps its findings. */
export class LayoutProof {
  /** Common names of the certificates at each of kubeadm's paths, by path without suffix. */
  readonly #names: ReadonlyMap<string, readonly string[]>;
  /** Whether kubeadm's or a kubelet's files outside `pki` exist. */
  readonly #hasMore: boolean;

  constructor(files: readonly NodeFile[]) {
    const named = files.filter(({ hostPath = '' }) => KUBEADM_PATHS.has(hostPath));
    const byName = groupBy(named, ({ hostPath = '' }) => withoutSuffix(hostPath));
    this.#names = new Map([...byName].map(([name, pair]) => [name, pair.flatMap(commonNames)]));
    this.#hasMore = files.some(({ hostPath = '' }) => BESIDES.test(hostPath));
  }

  /**
   * `conventional` beside a kubeconfig, a manifest or the kubelet's folder, or two other names of which one is not the cluster CA's;
   * `corroborated` if the certificate of its name is called as kubeadm calls it; `inferred` otherwise.
   */
  of(hostPath: string): Extract<Evidence, 'conventional' | 'corroborated' | 'inferred'> {
    const own = withoutSuffix(hostPath);
    const others = [...this.#names.keys()].filter((name) => name !== own);
    if (this.#hasMore || (others.length > 1 && others.some((name) => !CLUSTER_CA.test(name)))) return 'conventional';
    return this.#names.get(own)?.some((name) => KUBEADM_NAMES.has(name)) ? 'corroborated' : 'inferred';
  }
}

/** The proof by the files of a node that are in use. */
export const layoutProofOf = derivedOfLatest(
  ({ files }: NodeView) => new LayoutProof(files.filter(({ archived }) => !archived)),
);

function commonNames({ file }: NodeFile): readonly string[] {
  return file.artifacts.flatMap((one) => (one.kind === 'certificate' ? commonName(one.certificate) : []));
}

const KUBEADM_PATHS: ReadonlySet<string> = new Set([
  ...IMPLIED_FLAGS.map(({ path }) => path),
  ...Object.values(HEALTH_CHECK_PAIR),
]);

const BESIDES = /^\/etc\/kubernetes\/(?:[^/]+\.conf$|manifests\/)|^\/var\/lib\/kubelet\//;

/** Many projects have a `ca.crt`. */
const CLUSTER_CA = /\/pki\/ca$/;

/** Common names that kubeadm gives (kubernetes.io, "PKI certificates and requirements"). */
const KUBEADM_NAMES: ReadonlySet<string> = new Set([
  'kubernetes',
  'kubernetes-ca',
  'etcd-ca',
  'front-proxy-ca',
  'kubernetes-front-proxy-ca',
  'kube-apiserver',
  'kube-apiserver-kubelet-client',
  'kube-apiserver-etcd-client',
  'kube-etcd-healthcheck-client',
  'front-proxy-client',
]);

function withoutSuffix(path: string): string {
  return path.replace(/\.(?:crt|key|pub)$/, '');
}
