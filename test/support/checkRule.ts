import type { InspectorSettings, Report } from '../../src/core/index.ts';
import type { Finding, Fix, RelatedPlace } from '../../src/core/model/finding.ts';
import { plainText } from '../../src/core/model/text/plainText.ts';
import { openNode } from './kubeadmNode.ts';
import { type InspectedWorkspace, inspectFiles, type MemoryWorkspace } from './memoryWorkspace.ts';
import { type NodeFile, type NodeOptions, nodeSettings } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';
import { codeIn, slotsOf } from './textData.ts';

/** A finding of the rule under test: the id and the values of its message, not its sentence; its places as paths and the text that they cover. */
export interface CheckedFinding extends Omit<Finding, 'message' | 'related'> {
  /** The values of the message, by slot, as `slotsOf` reads it. */
  readonly slots: Readonly<Record<string, string>>;
  /** The code in the message, a line each: flags, paths and log texts of components. */
  readonly code: string;
  readonly path: string;
  /** The first line of what it covers. */
  readonly text: string;
  /** "path: text" of each place that the rule itself names: the connections that it breaks are added to every rule's. */
  readonly related: readonly string[];
}

export interface CheckedRule extends InspectedWorkspace {
  readonly findings: readonly CheckedFinding[];
  /** "messageId path text" of each, for comparing them at once. */
  readonly lines: readonly string[];
}

/** All findings of a report. */
export function checkedFindings({ findings, files }: Report, workspace: MemoryWorkspace): readonly CheckedFinding[] {
  const textAt = ({ uri, span }: Finding['at']) =>
    files
      .get(uri)
      ?.text?.slice(span.start, span.end)
      .split(/[\r\n]/)[0] ?? '';
  return findings.map(({ message, ...finding }) => ({
    ...finding,
    slots: slotsOf(message),
    code: codeIn(message).join('\n'),
    path: workspace.path(finding.at.uri),
    text: textAt(finding.at),
    related: finding.related
      .filter((place) => !isOfBrokenConnection(place))
      .map((place) => `${workspace.path(place.uri)}: ${textAt(place)}`),
  }));
}

/** The findings of one rule on kubeadm's node with EC keys after a change, found by the real pipeline. */
export async function checkNode(
  rule: string,
  change: (node: NodePki) => void | Promise<void> = () => {},
  options: NodeOptions = {},
  settings: Partial<InspectorSettings> = {},
): Promise<CheckedRule> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256', ...options });
  await change(node);
  return checkFiles(rule, node.files, node.settings.now, settings);
}

/** The same for any files. */
export async function checkFiles(
  rule: string,
  files: ReadonlyMap<string, NodeFile | string> | Readonly<Record<string, NodeFile | string>>,
  now: Date = nodeSettings({}).now,
  settings: Partial<InspectorSettings> = {},
): Promise<CheckedRule> {
  const inspected = await inspectFiles(files, now, settings);
  const all = inspected.report.findings;
  const unfilled = all.find(({ message }) => /(?<!\$)\{[a-zA-Z]+\}/.test(plainText(message)));
  if (unfilled) throw new Error(`A placeholder is not filled: ${unfilled.rule} ${unfilled.messageId}`);
  const findings = checkedFindings(inspected.report, inspected.workspace).filter((finding) => finding.rule === rule);
  return {
    ...inspected,
    findings,
    lines: findings.map(({ messageId, path, text }) => `${messageId} ${path} ${text}`.trim()),
  };
}

function isOfBrokenConnection({ message }: RelatedPlace): boolean {
  return typeof message !== 'string' && 'template' in message && message.template.startsWith('Breaks {connection}');
}

/** The only finding; throws for none and for several. */
export function only({ findings, lines }: CheckedRule): CheckedFinding {
  const [finding] = findings;
  if (findings.length !== 1 || finding === undefined) throw new Error(`expected one finding, got ${lines.join('; ')}`);
  return finding;
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
