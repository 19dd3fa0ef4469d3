import type { InspectorSettings } from '../../src/core/index.ts';
import { openNode } from './kubeadmNode.ts';
import { inspectFiles } from './memoryWorkspace.ts';
import type { NodeOptions } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';

/** "<rule> <path>" of all that is still said of a changed node once the first fix of the rule's first finding is applied. */
export async function namesAfterFix(
  rule: string,
  change: (node: NodePki) => void | Promise<void>,
  options: NodeOptions = {},
  settings: Partial<InspectorSettings> = {},
): Promise<readonly string[]> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256', ...options });
  await change(node);
  const { report, workspace } = await inspectFiles(node.files, node.settings.now, settings);
  const fix = report.findings.find((finding) => finding.rule === rule)?.fixes[0];
  if (!fix) throw new Error(`no fix of ${rule}`);
  for (const { uri, span, text } of [...fix.edits].sort((a, b) => b.span.start - a.span.start)) {
    node.setText(workspace.path(uri), (before) => before.slice(0, span.start) + text + before.slice(span.end));
  }
  return (await inspectFiles(node.files, node.settings.now, settings)).names;
}
