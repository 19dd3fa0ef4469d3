import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { isWithheldFile } from '../../cluster/nodes/withheldFile.ts';
import type { Material } from '../../model/material.ts';
import type { NodeView } from '../../model/node.ts';
import { FILE_START } from '../../model/source/span.ts';
import { untrusted } from '../../model/text/untrusted.ts';

/** What a file gives that a component reads by its fixed name, without a flag; undefined where it is not there. */
export function fileMaterial(node: NodeView, hostPath: string): Material | undefined {
  const found = fileAt(node, hostPath);
  if (!found) return undefined;
  const { file } = found;
  return {
    label: untrusted(hostPath.replace(/^\/(etc\/kubernetes|var\/lib\/kubelet)\//, '')),
    at: { uri: file.uri, span: file.artifacts[0]?.origin.span ?? FILE_START },
    known: file.artifacts.length > 0,
    artifacts: file.artifacts,
    problems: file.problems,
    ...(isWithheldFile(file) && { isWithheld: true }),
    uri: file.uri,
  };
}
