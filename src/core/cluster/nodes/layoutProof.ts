import { commonName } from '../../formats/x509/subjectNames.ts';
import { IMPLIED_FLAGS } from '../../kubernetes/kubeadm/kubeadmLayout.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { NodeFile } from '../../model/node.ts';

/** What proves kubeadm's layout for one file: the other files of the node, never the file itself, whatever is wrong with it. */
export class LayoutProof {
  /** kubeadm's names of which there is a certificate or key, without suffix. */
  readonly #names: ReadonlySet<string>;
  /** A file that kubeadm, or a kubelet, has beside `pki`. */
  readonly #hasMore: boolean;

  constructor(files: readonly NodeFile[]) {
    const paths = files.flatMap(({ hostPath }) => hostPath ?? []);
    this.#names = new Set(paths.filter((path) => KUBEADM_PATHS.has(path)).map(withoutSuffix));
    this.#hasMore = paths.some((path) => BESIDES.test(path));
  }

  /**
   * `conventional` beside a kubeconfig, a manifest or the kubelet's folder, or two other names of which one is no CA's; `corroborated` if its own
   * content agrees with its name; `inferred` otherwise.
   */
  of({ hostPath = '', file }: NodeFile): Extract<Evidence, 'conventional' | 'corroborated' | 'inferred'> {
    const others = [...this.#names].filter((name) => name !== withoutSuffix(hostPath));
    if (this.#hasMore || (others.length > 1 && others.some((name) => !CLUSTER_CA.test(name)))) return 'conventional';
    const names = file.artifacts.flatMap((one) => (one.kind === 'certificate' ? commonName(one.certificate) : []));
    return names.some((name) => KUBEADM_NAMES.has(name)) ? 'corroborated' : 'inferred';
  }
}

const KUBEADM_PATHS: ReadonlySet<string> = new Set(IMPLIED_FLAGS.map(({ path }) => path));

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
  'front-proxy-client',
]);

function withoutSuffix(path: string): string {
  return path.replace(/\.(?:crt|key|pub)$/, '');
}
