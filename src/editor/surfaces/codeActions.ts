import * as vscode from 'vscode';
import {
  documentUri,
  type Finding,
  type Report,
  SEVERITIES,
  shownPlace,
  suppressionEdit,
  warningsBeforeFix,
} from '../../core/index.ts';
import { toVisibleRange } from '../conversion/convert.ts';
import { fixActions, isInReadOnlyPlace, toEdit } from '../conversion/fixActions.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { copyTitle } from '../text/copyTitle.ts';
import { shown } from '../text/shown.ts';
import { toDiagnostic } from './diagnostics.ts';
import type { Providers } from './providers.ts';

/** VS Code lists actions of no kind last, below a heading: what hides a finding does not fix it. */
export const HIDING = vscode.CodeActionKind.Empty;

/** Offers what a finding brings along: certain edits, a command to copy, the page that explains it, and last what hides it. */
export function registerCodeActions(inspection: Inspection, providers: Providers): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range) => inspection.report && codeActionsAt(inspection.report, document.uri, range),
  };
  const kinds = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, HIDING] };
  return providers.registerForPki((selector) =>
    vscode.languages.registerCodeActionsProvider(selector, provider, kinds),
  );
}

/** The actions of all findings at a place of a document: the fixes of all, the gravest finding's first, before the pages of all. */
export function codeActionsAt(report: Report, document: vscode.Uri, range: vscode.Range): vscode.CodeAction[] {
  const uri = document.toString();
  if (!report.files.has(uri)) return [];
  const touched = report.findings.filter(
    ({ at }) =>
      documentUri(at.uri) === uri &&
      toVisibleRange(report.files.get(at.uri), at.span).intersection(range) !== undefined,
  );
  const gravest = SEVERITIES.flatMap((wanted) => touched.filter(({ severity }) => severity === wanted));
  const all = gravest.map((finding) => actionsFor(report, finding));
  const actions = [...all.flatMap(({ fixes }) => fixes), ...all.flatMap(({ pages }) => pages)];
  return distinct([...actions, ...all.flatMap(({ hiding }) => hiding)]);
}

interface FindingActions {
  readonly fixes: readonly vscode.CodeAction[];
  readonly pages: readonly vscode.CodeAction[];
  readonly hiding: readonly vscode.CodeAction[];
}

function actionsFor(report: Report, finding: Finding): FindingActions {
  const actions = {
    fixes: [...editActions(report, finding), ...copyActions(report, finding)],
    pages: [pageAction(finding)],
    hiding: [severityAction(finding.rule), ...hideActions(report, finding)],
  };
  const diagnostics = [toDiagnostic(report, finding)];
  for (const action of Object.values(actions).flat()) action.diagnostics = diagnostics;
  return actions;
}

function editActions(report: Report, finding: Finding): readonly vscode.CodeAction[] {
  return fixActions(report, finding).map(({ title, edit, command }) => {
    const action = new vscode.CodeAction(shown(title), vscode.CodeActionKind.QuickFix);
    if (edit) action.edit = edit;
    if (command) action.command = { ...command, title: action.title, arguments: [...command.arguments] };
    action.isPreferred = edit !== undefined && finding.fixes.length === 1;
    return action;
  });
}

function hideActions(report: Report, finding: Finding): readonly vscode.CodeAction[] {
  const found = report.files.get(finding.at.uri);
  const place = found && shownPlace(found, finding.at.span);
  const fix = place && suppressionEdit(place.file, { ...finding, at: { uri: place.file.uri, span: place.span } });
  if (!fix || isInReadOnlyPlace(vscode.Uri.parse(place.file.uri, true))) return [];
  const action = new vscode.CodeAction(shown(fix.title), HIDING);
  action.edit = toEdit(report, fix);
  return [action];
}

function copyActions(report: Report, finding: Finding): readonly vscode.CodeAction[] {
  const { command } = finding;
  if (command === undefined) return [];
  const args = [command, ...warningsBeforeFix(report, finding).map((warning) => shown(warning))];
  return [commandAction(shown(copyTitle(command)), vscode.CodeActionKind.QuickFix, COMMANDS.copyCommand, args)];
}

function severityAction(rule: string): vscode.CodeAction {
  return commandAction(vscode.l10n.t('Configure severity of {0}…', rule), HIDING, COMMANDS.setSeverity, [rule]);
}

function pageAction({ rule, at: { uri, span } }: Finding): vscode.CodeAction {
  const title = vscode.l10n.t('Explain {0}', rule);
  return commandAction(title, vscode.CodeActionKind.QuickFix, COMMANDS.openRule, [rule, uri, span.start]);
}

function commandAction(title: string, kind: vscode.CodeActionKind, command: string, args: readonly unknown[]) {
  const action = new vscode.CodeAction(title, kind);
  action.command = { command, title, arguments: [...args] };
  return action;
}

/** Two findings of one rule at one place have one page and one severity. */
function distinct(actions: readonly vscode.CodeAction[]): vscode.CodeAction[] {
  const seen = new Set<string>();
  return actions.filter(({ title, edit }) => {
    if (edit || !seen.has(title)) {
      seen.add(title);
      return true;
    }
    return false;
  });
}
