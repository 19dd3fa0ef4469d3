import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { hostPathOf } from '../../kubernetes/components/pathMapping.ts';
import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { NodeView } from '../../model/node.ts';
import { fieldOf, renameKey } from '../edits/fieldEdits.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** A path where content belongs (client-go decodes the field as base64). */
export const kubeconfigDataIsPath = problemRule(KUBECONFIGS['kubeconfig-data-is-path'], {
  codes: ['kubeconfig-data-is-path'],
  fixes: (file, problem, node) =>
    isSeen(node, file, problem)
      ? renameKey(file, problem.span, fieldOf(problem), fieldOf(problem).replace(/-data$/, ''))
      : [],
});

/** Whether each component in a container that reads the kubeconfig sees the file under this path. */
function isSeen(node: NodeView, { uri, text = '' }: DecodedFile, { span }: Problem): boolean {
  const path = text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/s, '$2');
  return node.components.every(({ document, flags }) => {
    const reads = flags.some(
      ({ reference }) => reference?.resolution.kind === 'file' && reference.resolution.uri === uri,
    );
    if (!reads || !document?.mounts) return true;
    const mapped = hostPathOf(document, path);
    return mapped.kind === 'host' && fileAt(node, mapped.path) !== undefined;
  });
}
