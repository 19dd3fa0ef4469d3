import { commonName } from '../../formats/x509/subjectNames.ts';
import { KUBEADM_LAYOUT } from '../../kubernetes/layouts/kubeadmLayout.ts';
import type { PkiLayout } from '../../kubernetes/layouts/pkiLayout.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import type { Evidence } from '../../model/evidence.ts';
import { derived, derivedOfLatest } from '../../model/memo/derived.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';

/** Decides from the other files of a node whether it has the layout of an installer. The file in question never counts, so a faulty one keeps its findings. */
export class LayoutProof {
  readonly #layout: PkiLayout;
  /** Common names of the certificates at each of the layout's paths, by path without suffix. */
  readonly #names: ReadonlyMap<string, readonly string[]>;
  /** Paths next to the certificates that only this layout has, of files whose content agrees with them; at most two. */
  readonly #besides: readonly string[];

  constructor(files: readonly NodeFile[], layout: PkiLayout) {
    this.#layout = layout;
    const paths = pathsOf(layout);
    const named = files.filter(({ hostPath = '' }) => paths.has(hostPath));
    const byName = groupBy(named, ({ hostPath = '' }) => withoutSuffix(hostPath));
    this.#names = new Map(
      [...byName].map(([name, pair]) => [name, pair.flatMap(({ file }) => file.artifacts.flatMap(commonNames))]),
    );
    const keys = new Set(named.flatMap(({ file }) => file.artifacts.flatMap(keysOf)));
    const besides: string[] = [];
    for (const { hostPath = '', file } of files) {
      if (besides.length === 2) break;
      if (layout.besides.test(hostPath) && (KUBELET_FOLDER.test(hostPath) || isWhatItIsNamed(file, keys, layout)))
        besides.push(hostPath);
    }
    this.#besides = besides;
  }

  /**
   * `conventional` next to a kubeconfig of the cluster, a component's manifest or the kubelet's folder, or with two other names of which one is not
   * the cluster CA's, unless no certificate has one of the installer's common names; `corroborated` if the certificate with its name has a name
   * that the installer gives; `inferred` otherwise.
   */
  of(hostPath: string): Extract<Evidence, 'conventional' | 'corroborated' | 'inferred'> {
    const own = withoutSuffix(hostPath);
    const others = [...this.#names.keys()].filter((name) => name !== own);
    const hasMore = this.#besides.some((path) => path !== hostPath);
    if (hasMore) return 'conventional';
    const isNamed = others.length > 1 && others.some((name) => !CLUSTER_CA.test(name));
    if (isNamed && !this.#isContradicted()) return 'conventional';
    return this.#isOfLayout(this.#names.get(own) ?? []) ? 'corroborated' : 'inferred';
  }

  /** Whether there are certificates at the layout's paths, and none has a name that the installer gives. */
  #isContradicted(): boolean {
    const commonNames = [...this.#names.values()].flat();
    return commonNames.length > 0 && !this.#isOfLayout(commonNames);
  }

  #isOfLayout(commonNames: readonly string[]): boolean {
    return commonNames.some((name) => this.#layout.commonNames.has(name));
  }
}

/** The proof of kubeadm's layout by the files of a node that are in use. */
export const layoutProofOf = derivedOfLatest(
  ({ files }: NodeView) =>
    new LayoutProof(
      files.filter(({ archived }) => !archived),
      KUBEADM_LAYOUT,
    ),
);

const pathsOf = derived(
  ({ flags, others }: PkiLayout): ReadonlySet<string> => new Set([...flags.map(({ path }) => path), ...others]),
);

function commonNames(one: Artifact): readonly string[] {
  return one.kind === 'certificate' ? [commonName(one.certificate)] : [];
}

/**
 * Whether the file is more than a name: a component's manifest, or a kubeconfig that contains one of these keys or names a file of the layout, or whose user is
 * one of a cluster's own. Other programs have a `kubelet.conf` and a folder of manifests as well.
 */
function isWhatItIsNamed(
  { documents, artifacts }: DecodedFile,
  keys: ReadonlySet<string>,
  { folder }: PkiLayout,
): boolean {
  return documents.some(
    (document) =>
      document.kind === 'component' ||
      (document.kind === 'kubeconfig' &&
        (artifacts.some((one) => keysOf(one).some((key) => keys.has(key))) ||
          namesFileBelow(document, folder) ||
          hasClusterUser(document, artifacts))),
  );
}

/** Whether one of its users logs in with a file of the layout. */
function namesFileBelow({ users }: KubeconfigDocument, folder: string): boolean {
  return users.some(({ clientCertificate: { file } }) => file?.value.startsWith(`${folder}/`) === true);
}

const keysOf = (one: Artifact) => (one.kind === 'certificate' ? [one.certificate.publicKey.id] : []);

function hasClusterUser({ users }: KubeconfigDocument, artifacts: readonly Artifact[]): boolean {
  const names = [...users.map(({ name }) => name), ...artifacts.flatMap(commonNames)];
  const paths = users.map(({ clientCertificate: { file } }) => file?.value ?? '');
  return names.some((name) => CLUSTER_USER.test(name)) || paths.some((path) => KUBELET_FOLDER.test(path));
}

/** The users that Kubernetes reserves, kubeadm's (kubernetes.io, "PKI certificates and requirements"), and those of a kubelet that was bootstrapped. */
const CLUSTER_USER = /^(?:system:|kubernetes-(?:super-)?admin$|default-auth$|tls-bootstrap-token-user$)/;

const KUBELET_FOLDER = /^\/var\/lib\/(?:k0s\/)?kubelet\//;

/** Many projects have a `ca.crt`, and some a `kube-ca.pem`. */
const CLUSTER_CA = /\/pki\/ca$|\/ssl\/kube-ca$/;

function withoutSuffix(path: string): string {
  return path.replace(/\.(?:crt|key|pub)$|(?:-key)?\.pem$/, '');
}
