import * as vscode from 'vscode';
import {
  type AuditInput,
  type DocumentedRule,
  type PathOf,
  pathsBelow,
  type Report,
  RULES,
  readRuleDoc,
} from '../../core/index.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { EXTENSION_ID } from '../manifest/ids.ts';

/** The report of the workspace with all that a report to hand on needs. */
export async function auditInput({ settings }: Inspection, report: Report): Promise<AuditInput> {
  const [roots, pathOf] = pathsOf({ settings });
  const extension = vscode.extensions.getExtension(EXTENSION_ID);
  const version = String(extension?.packageJSON.version ?? '');
  const found = new Set(
    report.nodes.flatMap(({ findings, suppressed = [] }) => [
      ...findings.map(({ rule }) => rule),
      ...suppressed.map(({ finding }) => finding.rule),
    ]),
  );
  const rules = await Promise.all(
    RULES.map((rule) => (extension && found.has(rule.id) ? documented(rule, extension.extensionUri) : rule)),
  );
  return { report, roots, pathOf, version, rules, settings };
}

/** The folders of the workspace by name, and paths below them. */
export function pathsOf({ settings: { folders } }: Pick<Inspection, 'settings'>): readonly [readonly string[], PathOf] {
  return [folders.map(({ name }) => name), pathsBelow(folders)];
}

/** The bundle has no rule's prose: it is on the page that comes with the extension. */
async function documented(rule: DocumentedRule, extensionUri: vscode.Uri): Promise<DocumentedRule> {
  try {
    const page = vscode.Uri.joinPath(extensionUri, 'media', 'rules', `${rule.id}.md`);
    return { ...rule, ...readRuleDoc(new TextDecoder().decode(await vscode.workspace.fs.readFile(page))) };
  } catch {
    return rule;
  }
}
