import * as vscode from 'vscode';
import { type ExplainedError, explainError, joined, phrase, type Text, whomText, whoText } from '../../core/index.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { COMMANDS, SECTION, SETTINGS } from '../manifest/ids.ts';
import { explanationMarkdown } from '../messages/explanationMarkdown.ts';
import { linkedError } from '../messages/linkedError.ts';
import { differentErrorsIn, errorsIn, LOG_FILES, occurrencesIn } from '../messages/logDocument.ts';
import { shown, shownIconLabel } from '../text/shown.ts';
import { trustedMarkdown } from '../text/trustedMarkdown.ts';

/**
 * Explains the errors in logs: in hovers, in a lens above each different one, and as links in terminals. In a window without PKI, from the
 * first log on that has such an error.
 */
export function registerLogErrors(inspection: Inspection): vscode.Disposable {
  let registered: vscode.Disposable | undefined;
  const register = () => {
    registered ??= explainLogs(inspection);
  };
  const look = (document: vscode.TextDocument) => {
    if (!registered && vscode.languages.match([...LOG_FILES], document) > 0 && errorsIn(document).length > 0)
      register();
  };
  if (inspection.isActive) register();
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    inspection.onDidChange(() => {
      if (inspection.isActive) register();
      else vscode.workspace.textDocuments.forEach(look);
    }),
    new vscode.Disposable(() => registered?.dispose()),
  );
}

function explainLogs(inspection: Inspection): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    inspection.onDidChange(() => changed.fire()),
    vscode.languages.registerHoverProvider([...LOG_FILES], {
      provideHover: (document, position) => hoverOf(document, position, inspection),
    }),
    vscode.languages.registerCodeLensProvider([...LOG_FILES], {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => lensesOf(document, inspection),
    }),
    vscode.window.registerTerminalLinkProvider({ provideTerminalLinks, handleTerminalLink }),
  );
}

function hoverOf(
  document: vscode.TextDocument,
  { line, character }: vscode.Position,
  { report }: Inspection,
): vscode.Hover | undefined {
  const error = errorsIn(document).find((one) => one.line === line);
  if (!error) return undefined;
  const explained = explainError(error, report, occurrencesIn(document, error));
  const pointed = explained.facts.find(({ fact: { span } }) => span.start <= character && character < span.end);
  const text = explanationMarkdown(explained, report, pointed);
  const range = pointed
    ? new vscode.Range(line, pointed.fact.span.start, line, pointed.fact.span.end)
    : document.lineAt(line).range;
  return new vscode.Hover(trustedMarkdown(text), range);
}

/** A log repeats its errors: more different ones than these are no log of one failure. */
const MAX_LENSES = 50;

function lensesOf(document: vscode.TextDocument, { report }: Inspection): vscode.CodeLens[] {
  if (vscode.workspace.getConfiguration(SECTION, document).get(SETTINGS.codeLens) === false) return [];
  const different = [...differentErrorsIn(document)].slice(0, MAX_LENSES);
  return different.map(({ error, occurrences }) => lensOf(document, explainError(error, report, occurrences)));
}

function lensOf(document: vscode.TextDocument, explained: ExplainedError): vscode.CodeLens {
  const { error, findings, occurrences } = explained;
  const { range, text } = document.lineAt(error.line);
  const ends = { textParty: whoText(error), textOtherParty: whomText(error) };
  const count = findings.length;
  const title =
    count === 0
      ? phrase('Explain Error')
      : count === 1
        ? phrase('{textParty} → {textOtherParty}: 1 cause in the workspace', ends)
        : phrase('{textParty} → {textOtherParty}: {count} causes in the workspace', { ...ends, count });
  return new vscode.CodeLens(range, {
    title: `$(search)\u{a0}${shownIconLabel(joined([title, ...timesText(occurrences.count)], ' '))}`,
    command: COMMANDS.explainError,
    arguments: [text, document.uri.path],
  });
}

/** "(42×)" for an error that a log repeats. */
function timesText(count: number): readonly Text[] {
  return count === 1 ? [] : [phrase('({count}×)', { count })];
}

interface ErrorLink extends vscode.TerminalLink {
  readonly message: string;
}

function provideTerminalLinks({ line }: vscode.TerminalLinkContext): ErrorLink[] {
  const link = linkedError(line);
  return link ? [{ ...link, tooltip: shown(phrase('Explain Error')), message: line }] : [];
}

function handleTerminalLink({ message }: ErrorLink): void {
  void vscode.commands.executeCommand(COMMANDS.explainError, message);
}
