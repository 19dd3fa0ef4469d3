import * as vscode from 'vscode';
import { phrase, untrusted } from '../../core/index.ts';
import { faultsOf, hidesAnswers, taskUri } from '../exercises/exercise.ts';
import { TASK_FILE } from '../exercises/exerciseFiles.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { shown, shownHeadline, shownIconLabel } from '../text/shown.ts';
import type { Providers } from './providers.ts';

/** Over each fault of an exercise's task: whether it is fixed, and its answer. Over the task: how many are, and all answers. */
export function registerTaskLenses(inspection: Inspection, providers: Providers): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      const { current: exercise, progress } = inspection.exercise;
      if (!exercise || !progress || document.uri.toString() !== taskUri(exercise).toString()) return undefined;
      const total = faultsOf(exercise).length;
      const fixed = progress.open.filter((finding) => finding === undefined).length;
      const lenses = [
        lens(
          0,
          `$(checklist)\u{a0}${shown(phrase('{fixed} of {total} fixed', { fixed, total }))}`,
          COMMANDS.checkFixes,
        ),
        hidesAnswers(exercise)
          ? lens(0, vscode.l10n.t('Show All Answers'), COMMANDS.showAnswers)
          : lens(0, vscode.l10n.t('Hide Answers'), COMMANDS.hideAnswers),
      ];
      for (let line = 0; line < document.lineCount; line++) {
        const number = Number(/^## (\d)\. /.exec(document.lineAt(line).text)?.[1]);
        if (!(number >= 1 && number <= total)) continue;
        const finding = progress.open[number - 1];
        if (!finding) {
          lenses.push(lens(line, `$(pass)\u{a0}${vscode.l10n.t('Fixed')}`, COMMANDS.checkFixes));
          continue;
        }
        lenses.push(lens(line, `$(circle-large-outline)\u{a0}${vscode.l10n.t('Not fixed')}`, COMMANDS.checkFixes));
        if (exercise.answers.has(number)) {
          const { uri, span } = finding.at;
          lenses.push(
            lens(line, finding.rule, COMMANDS.openRule, [finding.rule, uri, span.start]),
            lens(line, shownIconLabel(untrusted(shownHeadline(finding.message))), COMMANDS.openPlace, [
              uri,
              span.start,
              span.end,
            ]),
          );
        } else {
          lenses.push(
            lens(line, vscode.l10n.t('Show Hint'), COMMANDS.showHint, [number]),
            lens(line, vscode.l10n.t('Show Answer'), COMMANDS.showAnswer, [number]),
          );
        }
      }
      return lenses;
    },
  };
  return vscode.Disposable.from(
    changed,
    inspection.onDidChange(() => changed.fire()),
    providers.registerWhile(
      () => inspection.exercise.current !== undefined,
      () => vscode.languages.registerCodeLensProvider({ pattern: `**/${TASK_FILE}` }, provider),
    ),
  );
}

function lens(line: number, title: string, command: string, args: readonly unknown[] = []): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { command, title, arguments: [...args] });
}
