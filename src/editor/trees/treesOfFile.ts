import type { Report } from '../../core/index.ts';
import type { PkiTree } from './pkiTree.ts';

/** The views that tell of files: what each holds. */
export interface FileTrees {
  readonly certificates: PkiTree;
  readonly kubeconfigs: PkiTree;
  readonly components: PkiTree;
}

/** The views that tell what a file is, the nearest first: a kubeconfig, a component's configuration, certificates. */
export function treesOfFile({ nodes, files }: Report, uri: string, trees: FileTrees): readonly PkiTree[] {
  const isKubeconfig = nodes.some(({ view }) => view.kubeconfigs.some((one) => one.uri === uri));
  const isComponent = nodes.some(({ view }) => view.components.some((one) => one.uri === uri));
  const hasArtifacts = (files.get(uri)?.artifacts.length ?? 0) > 0;
  return [
    ...(isKubeconfig ? [trees.kubeconfigs] : []),
    ...(isComponent ? [trees.components] : []),
    ...(hasArtifacts ? [trees.certificates] : []),
  ];
}
