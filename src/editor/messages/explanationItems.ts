import * as vscode from 'vscode';
import {
  brokenByThemselves,
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
  plainText,
  type Report,
  type Text,
  warningsBeforeFix,
} from '../../core/index.ts';
import { toLocation } from '../conversion/convert.ts';
import { fixActions } from '../conversion/fixActions.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { breaksText } from '../text/breaksText.ts';
import { copyTitle } from '../text/copyTitle.ts';
import { shortMessage } from '../text/shortFinding.ts';
import { shown, shownIconLabel, shownIconLines } from '../text/shown.ts';

/** A line of the list: what it leads to, or what it does. */
export interface ExplanationItem extends vscode.QuickPickItem {
  run(): unknown;
}

/** The subjects of a logged error: each finding with its fixes, then the connections that no finding explains, then the meaning of the error. */
export function explanationItems(explained: ExplainedError, report: Report | undefined): readonly ExplanationItem[] {
  const { findings, connections, error } = explained;
  const { occurrences, meaning, evidence, look } = describeMessage(explained);
  const isFound = ({ id }: Connection) => findings.some(({ breaks }) => breaks?.includes(id));
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
    ...(findings.length > 0 ? [] : look.map(adviceItem)),
    {
      label: label('book', meaning),
      detail: shown(phrase('Open the page on messages and their causes')),
      alwaysShow: true,
      run: () => vscode.commands.executeCommand(COMMANDS.openTroubleshooting, error.kind.name),
    },
  ];
}

/** Checks and steps if no finding has a fix. */
function adviceItem(text: Text): ExplanationItem {
  const { label, others } = shownIconLines(text);
  return { label: `$(search) ${label}`, ...(others.length > 0 && { detail: others.join(' ') }), run: () => undefined };
}

/** The basis of the explanation. An absence has no place. */
function evidenceItem(report: Report, { text, at }: DescribedEvidence): readonly ExplanationItem[] {
  const { label, others } = shownIconLines(text);
  const detail = [...others, ...(at ? [shown(place(report, at))] : [])].join(' · ');
  return [{ label: `$(info) ${label}`, ...(detail && { detail }), run: at ? goTo(at) : () => undefined }];
}

function findingItems(report: Report, finding: Finding): readonly ExplanationItem[] {
  const { message, at, breaks = [], command } = finding;
  const warnings = warningsBeforeFix(report, finding).map((warning) => shown(warning));
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
      label: `$(error) ${shownIconLines(shortMessage(message)).label}`,
      detail: shown(joined([place(report, at), ...breaksItem(broken)], ' · ')),
      run: goTo(at),
    },
    ...fixes,
    ...(command === undefined
      ? []
      : [
          {
            label: label('copy', copyTitle(command)),
            detail: [...warnings, vscode.l10n.t('Commands that fix it')].join(' '),
            run: () => vscode.commands.executeCommand(COMMANDS.copyCommand, command, ...warnings),
          },
        ]),
  ];
}

/** The connections that a cause breaks and that fail by themselves, each name once. The list does not repeat them. */
function breaksItem(connections: readonly Connection[]): readonly Text[] {
  const titles = brokenByThemselves(connections).map(connectionTitle);
  const names = new Map(titles.map((title) => [plainText(title), title]));
  return names.size === 0 ? [] : [breaksText([...names.values()], 0)];
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
