import * as vscode from 'vscode';
import { type Finding, type Fix, type Report, suppressionEdit } from '../../core/index.ts';
import { toRange, toVisibleRange } from '../convert.ts';
import { copyTitle } from '../copyTitle.ts';
import { COMMANDS } from '../ids.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { shown } from '../shown.ts';
import { toDiagnostic } from './diagnostics.ts';

/** Offers what a finding brings along: certain edits, a command to copy, a comment that hides it, the page that explains it. */
export function registerCodeActions(inspection: Inspection): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { scheme: '*' },
    {
      provideCodeActions(document, range) {
        const { report } = inspection;
        const uri = document.uri.toString();
        const file = report?.files.get(uri);
        if (!report || !file) return undefined;
        const touched = report.findings.filter(
          ({ at }) => at.uri === uri && toVisibleRange(file, at.span).intersection(range) !== undefined,
        );
        return touched.flatMap((finding) => actionsFor(report, finding));
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function actionsFor(report: Report, finding: Finding): readonly vscode.CodeAction[] {
  const diagnostics = [toDiagnostic(report, finding)];
  const fixes = finding.fixes.map((fix) => {
    const action = new vscode.CodeAction(shown(fix.title), vscode.CodeActionKind.QuickFix);
    action.edit = toEdit(report, fix);
    action.isPreferred = finding.fixes.length === 1;
    return action;
  });
  const copies = finding.command === undefined ? [] : [copyAction(finding.command)];
  const actions = [
    ...fixes,
    ...copies,
    ...hideActions(report, finding),
    severityAction(finding.rule),
    pageAction(finding.rule),
  ];
  for (const action of actions) action.diagnostics = diagnostics;
  return actions;
}

/** A fix as VS Code applies it. */
export function toEdit(report: Report, { edits }: Fix): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, span, text } of edits) {
    edit.replace(vscode.Uri.parse(uri, true), toRange(report.files.get(uri), span), text);
  }
  return edit;
}

function hideActions(report: Report, finding: Finding): readonly vscode.CodeAction[] {
  const file = report.files.get(finding.at.uri);
  const fix = file && suppressionEdit(file, finding);
  if (!fix) return [];
  const action = new vscode.CodeAction(shown(fix.title), vscode.CodeActionKind.QuickFix);
  action.edit = toEdit(report, fix);
  return [action];
}

function copyAction(command: string): vscode.CodeAction {
  const title = shown(copyTitle(command));
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: COMMANDS.copyCommand, title, arguments: [command] };
  return action;
}

function severityAction(rule: string): vscode.CodeAction {
  const title = vscode.l10n.t('Configure severity of {0}…', rule);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: COMMANDS.setSeverity, title, arguments: [rule] };
  return action;
}

function pageAction(rule: string): vscode.CodeAction {
  const title = vscode.l10n.t('Explain {0}', rule);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: COMMANDS.openRule, title, arguments: [rule] };
  return action;
}
