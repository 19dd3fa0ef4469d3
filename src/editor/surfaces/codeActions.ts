import * as vscode from 'vscode';
import { documentUri, type Finding, type Fix, type Report, shownPlace, suppressionEdit } from '../../core/index.ts';
import { openableUri, toRange, toVisibleRange } from '../convert.ts';
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
        if (!report?.files.has(uri)) return undefined;
        const touched = report.findings.filter(
          ({ at }) =>
            documentUri(at.uri) === uri &&
            toVisibleRange(report.files.get(at.uri), at.span).intersection(range) !== undefined,
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
    edit.replace(openableUri(uri), toRange(report.files.get(uri), span), text);
  }
  return edit;
}

function hideActions(report: Report, finding: Finding): readonly vscode.CodeAction[] {
  const found = report.files.get(finding.at.uri);
  const place = found && shownPlace(found, finding.at.span);
  const fix = place && suppressionEdit(place.file, { ...finding, at: { uri: place.file.uri, span: place.span } });
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
