import * as vscode from 'vscode';
import {
  connectionLine,
  describeMessage,
  type ExplainedError,
  type Finding,
  joined,
  phrase,
  placeToFix,
  type Report,
  type Text,
} from '../../core/index.ts';
import { toLocation } from '../convert.ts';
import { copyTitle } from '../copyTitle.ts';
import { COMMANDS } from '../ids.ts';
import { shown, shownIconLabel } from '../shown.ts';
import { toEdit } from '../surfaces/codeActions.ts';

/** A line of the list: what it leads to, or what it does. */
export interface ExplanationItem extends vscode.QuickPickItem {
  run(): unknown;
}

/** What a logged error is about: each finding with its fixes, then the connections, then what the error means. */
export function explanationItems(explained: ExplainedError, report: Report | undefined): readonly ExplanationItem[] {
  const { findings, connections, error } = explained;
  const { title, meaning, look } = describeMessage(explained);
  return [
    separator(title),
    ...(report ? findings.flatMap((finding) => findingItems(report, finding)) : []),
    ...(report
      ? connections.map((connection) =>
          item(report, '$(plug)', connectionLine(connection), placeToFix(connection, report)),
        )
      : []),
    {
      label: `$(book) ${shownIconLabel(meaning)}`,
      detail: shown(joined(look, ' ')),
      alwaysShow: true,
      run: () => vscode.commands.executeCommand(COMMANDS.openTroubleshooting, error.kind.name),
    },
  ];
}

function findingItems(report: Report, finding: Finding): readonly ExplanationItem[] {
  const { command } = finding;
  const fixes = finding.fixes.map(
    (fix): ExplanationItem => ({
      label: `$(lightbulb) ${shownIconLabel(fix.title)}`,
      detail: vscode.l10n.t('Quick fix'),
      run: async () => {
        await vscode.workspace.applyEdit(toEdit(report, fix));
        await open(finding.at);
      },
    }),
  );
  return [
    item(report, '$(error)', finding.message, finding.at),
    ...fixes,
    ...(command === undefined
      ? []
      : [
          {
            label: `$(copy) ${shownIconLabel(copyTitle(command))}`,
            detail: vscode.l10n.t('Commands that fix it'),
            run: () => vscode.commands.executeCommand(COMMANDS.copyCommand, command),
          },
        ]),
  ];
}

function item(report: Report, icon: string, text: Text, at: Finding['at']): ExplanationItem {
  const { uri, range } = toLocation(report, at);
  return {
    label: `${icon} ${shownIconLabel(text)}`,
    detail: shown(phrase('{path}:{line}', { path: vscode.workspace.asRelativePath(uri), line: range.start.line + 1 })),
    run: () => open(at),
  };
}

function open({ uri, span }: Finding['at']): Thenable<unknown> {
  return vscode.commands.executeCommand(COMMANDS.openPlace, uri, span.start, span.end);
}

function separator(text: Text): ExplanationItem {
  return { label: shown(text), kind: vscode.QuickPickItemKind.Separator, run: () => undefined };
}
