import type { NodeView } from './node.ts';

/** The path on the node of a file known by its URI; undefined where it lies outside every root. */
export function hostPathOfUri(node: NodeView, uri: string): string | undefined {
  return node.files.find(({ file }) => file.uri === uri)?.hostPath;
}
