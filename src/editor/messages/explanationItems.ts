import * as vscode from 'vscode';
import {
  type Connection,
  connectionLine,
  connectionTitle,
  type DescribedEvidence,
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
import { shortMessage } from '../shortFinding.ts';
import { shown, shownIconLabel } from '../shown.ts';
import { fixActions } from '../surfaces/fixActions.ts';

/** A line of the list: what it leads to, or what it does. */
export interface ExplanationItem extends vscode.QuickPickItem {
  run(): unknown;
}

/** What a logged error is about: each finding with its fixes, then the connections that no finding explains, then what the error means. */
export function explanationItems(explained: ExplainedError, report: Report | undefined): readonly ExplanationItem[] {
  const { findings, connections, error } = explained;
  const { occurrences, meaning, evidence, look } = describeMessage(explained);
  const isFound = ({ id }: Connection) => findings.some(({ breaks }) => breaks?.includes(id));
  const open = shown(phrase('Open the page on messages and their causes'));
  return [
    ...(report ? findings.flatMap((finding) => findingItems(report, finding)) : []),
    ...(report
      ? connections
          .filter((connection) => !isFound(connection))
          .map((connection) => {
            const at = placeToFix(connection, report);
            return {
              label: label('plug', connectionLine(connection)),
              detail: shown(place(report, at)),
              run: goTo(at),
            };
          })
      : []),
    ...(report ? evidence.flatMap((one) => evidenceItem(report, one)) : []),
    ...(occurrences ? [{ label: label('history', occurrences), run: () => undefined }] : []),
    {
      label: label('book', meaning),
      detail: findings.length > 0 ? open : shown(joined(look, ' ')),
      alwaysShow: true,
      run: () => vscode.commands.executeCommand(COMMANDS.openTroubleshooting, error.kind.name),
    },
  ];
}

/** What the explanation rests on. Absence has no place. */
function evidenceItem(report: Report, { text, at }: DescribedEvidence): readonly ExplanationItem[] {
  const detail = at && { detail: shown(place(report, at)) };
  return [{ label: label('info', text), ...detail, run: at ? goTo(at) : () => undefined }];
}

function findingItems(report: Report, finding: Finding): readonly ExplanationItem[] {
  const { message, at, breaks = [], command } = finding;
  const fixes = fixActions(report, finding).map(
    ({ title, edit, command: copy }): ExplanationItem => ({
      label: label('lightbulb', title),
      detail: vscode.l10n.t('Quick fix'),
      run: async () => {
        if (edit) await vscode.workspace.applyEdit(edit);
        await goTo(at)();
        if (copy) await vscode.commands.executeCommand(copy.command, ...copy.arguments);
      },
    }),
  );
  const broken = report.connections.filter(({ id }) => breaks.includes(id));
  return [
    {
      label: label('error', shortMessage(message)),
      detail: shown(joined([place(report, at), ...brokenText(broken)], ' · ')),
      run: goTo(at),
    },
    ...fixes,
    ...(command === undefined
      ? []
      : [
          {
            label: label('copy', copyTitle(command)),
            detail: vscode.l10n.t('Commands that fix it'),
            run: () => vscode.commands.executeCommand(COMMANDS.copyCommand, command),
          },
        ]),
  ];
}

/** What breaks by a cause, which the list does not show again as connections. */
function brokenText([first, ...others]: readonly Connection[]): readonly Text[] {
  if (!first) return [];
  const connection = connectionTitle(first);
  const count = others.length;
  return [
    count === 0
      ? phrase('Breaks {connection}', { connection })
      : phrase('Breaks {connection} and {count} more', { connection, count }),
  ];
}

function label(icon: string, text: Text): string {
  return `$(${icon}) ${shownIconLabel(text)}`;
}

function place(report: Report, at: Finding['at']): Text {
  const { uri, range } = toLocation(report, at);
  return phrase('{path}:{line}', { path: vscode.workspace.asRelativePath(uri), line: range.start.line + 1 });
}

function goTo({ uri, span }: Finding['at']) {
  return (): Thenable<unknown> => vscode.commands.executeCommand(COMMANDS.openPlace, uri, span.start, span.end);
}
