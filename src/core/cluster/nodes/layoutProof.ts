import { commonName } from '../../formats/x509/subjectNames.ts';
import { KUBEADM_LAYOUT } from '../../kubernetes/layouts/kubeadmLayout.ts';
import type { PkiLayout } from '../../kubernetes/layouts/pkiLayout.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { Evidence } from '../../model/evidence.ts';
import { derived, derivedOfLatest } from '../../model/memo/derived.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';

/** Decides from the other files of a node whether it has the layout of an installer. The file in question never counts, so a faulty one keeps its findings. */
export class LayoutProof {
  readonly #layout: PkiLayout;
  /** Common names of the certificates at each of the layout's paths, by path without suffix. */
  readonly #names: ReadonlyMap<string, readonly string[]>;
  /** Paths next to the certificates that only this layout has, at most two. */
  readonly #besides: readonly string[];

  constructor(files: readonly NodeFile[], layout: PkiLayout) {
    this.#layout = layout;
    const paths = pathsOf(layout);
    const named = files.filter(({ hostPath = '' }) => paths.has(hostPath));
    const byName = groupBy(named, ({ hostPath = '' }) => withoutSuffix(hostPath));
    this.#names = new Map([...byName].map(([name, pair]) => [name, pair.flatMap(commonNames)]));
    const besides: string[] = [];
    for (const { hostPath = '' } of files) {
      if (besides.length === 2) break;
      if (layout.besides.test(hostPath)) besides.push(hostPath);
    }
    this.#besides = besides;
  }

  /**
   * `conventional` next to a kubeconfig, a manifest or the kubelet's folder, or with two other names of which one is not the cluster CA's, unless no
   * certificate has one of the installer's common names; `corroborated` if the certificate with its name has a name that the installer gives;
   * `inferred` otherwise.
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

function commonNames({ file }: NodeFile): readonly string[] {
  return file.artifacts.flatMap((one) => (one.kind === 'certificate' ? commonName(one.certificate) : []));
}

/** Many projects have a `ca.crt`. */
const CLUSTER_CA = /\/pki\/ca$/;

function withoutSuffix(path: string): string {
  return path.replace(/\.(?:crt|key|pub)$/, '');
}
