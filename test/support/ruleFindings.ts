import type { Finding, InspectorSettings } from '../../src/core/index.ts';
import { openNode } from './kubeadmNode.ts';
import { inspectFiles } from './memoryWorkspace.ts';
import type { NodeOptions } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';
import { type Rendered, rendered } from './rendered.ts';

/** A finding with its places as paths and as the text that stands there. */
export interface PlacedFinding extends Omit<Rendered<Finding>, 'related'> {
  readonly file: string;
  readonly text: string;
  /** "path: text" of each related place that the rule itself names: the connections it breaks are added to every rule's. */
  readonly related: readonly string[];
}

/** What one rule says of a correct node (EC keys where not told otherwise) with one change. */
export async function findingsOf(
  rule: string,
  change: (node: NodePki) => void | Promise<void> = () => {},
  options: NodeOptions = {},
  settings: Partial<InspectorSettings> = {},
): Promise<readonly PlacedFinding[]> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256', ...options });
  await change(node);
  const { report, workspace } = await inspectFiles(node.files, node.settings.now, settings);
  const textAt = (uri: string, span: { readonly start: number; readonly end: number }) =>
    report.files.get(uri)?.text?.slice(span.start, span.end) ?? '';
  return rendered(report.findings)
    .filter((finding) => finding.rule === rule)
    .map((finding) => ({
      ...finding,
      file: workspace.path(finding.at.uri),
      text: textAt(finding.at.uri, finding.at.span),
      related: finding.related
        .filter(({ message }) => !message.startsWith('Breaks '))
        .map(({ uri, span }) => `${workspace.path(uri)}: ${textAt(uri, span)}`),
    }));
}

/** The only finding; throws for none and for several. */
export function only(findings: readonly PlacedFinding[]): PlacedFinding {
  const [finding] = findings;
  if (findings.length !== 1 || finding === undefined) {
    throw new Error(
      `expected one finding, got ${JSON.stringify(findings.map(({ message, file }) => [file, message]))}`,
    );
  }
  return finding;
}

/** The file's text after the first quick fix. */
export function fixed(node: string, finding: PlacedFinding): string {
  const edits = [...(finding.fixes[0]?.edits ?? [])].sort((a, b) => b.span.start - a.span.start);
  return edits.reduce((text, { span, text: added }) => text.slice(0, span.start) + added + text.slice(span.end), node);
}
