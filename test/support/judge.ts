import type { Finding, Fix } from '../../src/core/model/finding.ts';
import { openNode } from './kubeadmNode.ts';
import { type InspectedWorkspace, inspectFiles } from './memoryWorkspace.ts';
import { type NodeFile, type NodeOptions, nodeSettings } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';
import { type Rendered, rendered } from './rendered.ts';

/** What one rule says, with its place by path and by the first line of the text it covers. */
export interface Said {
  readonly message: string;
  readonly path: string;
  readonly text: string;
  readonly finding: Rendered<Finding>;
}

export interface Checked extends InspectedWorkspace {
  readonly said: readonly Said[];
  /** "message path text" of each, for comparing them at once. */
  readonly lines: readonly string[];
}

/** What a rule says of kubeadm's node with EC keys after an edit, judged by the real pipeline. */
export async function judgeNode(
  rule: string,
  edit?: (pki: NodePki) => void | Promise<void>,
  options: NodeOptions = {},
): Promise<Checked> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256', ...options });
  await edit?.(node);
  return judgeFiles(rule, node.files, nodeSettings(options).now);
}

/** The same for any files. */
export async function judgeFiles(
  rule: string,
  files: ReadonlyMap<string, NodeFile | string> | Readonly<Record<string, NodeFile | string>>,
  now: Date = nodeSettings({}).now,
): Promise<Checked> {
  const inspected = await inspectFiles(files, now);
  const findings = rendered(inspected.report.findings);
  const unfilled = findings.find(({ message }) => /\{[a-zA-Z]+\}/.test(message));
  if (unfilled) throw new Error(`A placeholder is not filled: ${unfilled.rule} ${unfilled.messageId}`);
  const said = findings
    .filter((finding) => finding.rule === rule)
    .map((finding) => {
      const { uri, span } = finding.at;
      const text = inspected.report.files.get(uri)?.text?.slice(span.start, span.end) ?? '';
      const [line = ''] = text.split(/[\r\n]/);
      return { message: finding.messageId, path: inspected.workspace.path(uri), text: line.slice(0, 80), finding };
    });
  return { ...inspected, said, lines: said.map(({ message, path, text }) => `${message} ${path} ${text}`.trim()) };
}

/** The text of the one file a fix edits, after it. */
export function applyFix({ report }: InspectedWorkspace, fix: Pick<Fix, 'edits'> | undefined): string {
  if (!fix) throw new Error('There is no fix.');
  const uri = fix.edits[0]?.uri ?? '';
  let text = report.files.get(uri)?.text ?? '';
  for (const edit of [...fix.edits].sort((a, b) => b.span.start - a.span.start)) {
    if (edit.uri !== uri) throw new Error('The fix edits several files.');
    text = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
  }
  return text;
}
