import { openNode } from '../kubeadmNode.ts';
import type { NodeFile, NodeFiles, NodeOptions } from '../nodeOptions.ts';
import type { NodePki } from '../nodePki.ts';

/** The clock of all incidents. */
export const NOW = new Date('2026-06-01T12:00:00Z');

/** A report from an issue tracker: what was logged, and files with the cause that its thread found. */
export interface Incident {
  /** The page that reports it. */
  readonly source: string;
  readonly lines: readonly string[];
  readonly files: () => Promise<ReadonlyMap<string, NodeFile | string> | Readonly<Record<string, string>>>;
}

/** Files of a control-plane node cp-1 at 10.0.0.10, with one edit. */
export async function nodeWith(
  edit: (node: NodePki) => unknown = () => {},
  options: NodeOptions = {},
): Promise<NodeFiles> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', ...options });
  await edit(node);
  return node.files;
}
