import { plainText } from '../../../src/core/model/text/plainText.ts';
import { type InspectedWorkspace, inspectFiles } from '../memoryWorkspace.ts';
import type { NodeFiles } from '../nodeOptions.ts';
import { NOW } from './design.ts';

/** A finding of warning or error. */
export interface LoudFinding {
  readonly rule: string;
  readonly severity: 'warning' | 'error';
  /** Relative to the workspace. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
  /** Path and line of the places that it names besides. */
  readonly related: readonly { readonly path: string; readonly line: number }[];
}

/** The product's findings about some files at warning or above. */
export async function loudFindings(files: NodeFiles): Promise<readonly LoudFinding[]> {
  const inspected = await inspectFiles(files, NOW);
  return inspected.report.findings.flatMap((finding): LoudFinding[] => {
    const { severity } = finding;
    if (severity !== 'warning' && severity !== 'error') return [];
    const placed = { ...place(inspected, finding.at), related: finding.related.map((at) => place(inspected, at)) };
    return [{ rule: finding.rule, severity, message: plainText(finding.message), ...placed }];
  });
}

function place(
  { workspace, report }: InspectedWorkspace,
  at: { readonly uri: string; readonly span: { readonly start: number } },
) {
  const before = report.files.get(at.uri)?.text?.slice(0, at.span.start) ?? '';
  return { path: workspace.path(at.uri), line: before.split('\n').length };
}

/** One line of it for people. */
export const findingLine = ({ severity, rule, path, line, message }: LoudFinding): string =>
  `${path}:${line}: ${severity} ${rule}: ${message}`;
