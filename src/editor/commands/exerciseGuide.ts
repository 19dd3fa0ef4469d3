import * as vscode from 'vscode';
import { phrase } from '../../core/index.ts';
import { LEVELS, type Level } from '../../sample/exerciseList.ts';
import { type Exercise, faultsOf, taskUri, writeAnswers } from '../exercises/exercise.ts';
import { LEVEL_NAMES } from '../exercises/taskText.ts';
import { type BuildExercise, writeExercise } from '../exercises/writeExercise.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { shown, shownNotice } from '../text/shown.ts';

/** Under this the new exercise is remembered until the window that opens it shows its task. */
const OPENED = 'exercise.opened';

/** The time after which a window saves its state: a tenth of a second, and more on a busy machine. Milliseconds. */
const WRITTEN_AFTER = 1000;

/** Opens exercises, and says how far the open one is solved. */
export class Exercises {
  readonly #memory: vscode.Memento;
  readonly #inspection: Inspection;
  readonly #build: BuildExercise;

  /** `memory` outlives the window. */
  constructor(memory: vscode.Memento, inspection: Inspection, build: BuildExercise) {
    this.#memory = memory;
    this.#inspection = inspection;
    this.#build = build;
    void this.#arrive();
  }

  get open(): Exercise | undefined {
    return this.#inspection.exercise.current;
  }

  /** Lets the person choose a level and a folder, and opens the exercise there. */
  async create(): Promise<void> {
    const items = LEVELS.map((level) => ({ level, label: shown(LEVEL_NAMES[level]), detail: detailOf(level) }));
    const placeHolder = vscode.l10n.t('Two nodes with five faults to find and fix');
    const chosen = await vscode.window.showQuickPick(items, { placeHolder });
    const folder = chosen && (await writeExercise(chosen.level, this.#build));
    if (!folder) return;
    await this.#memory.update(OPENED, folder.toString());
    await new Promise((resolve) => setTimeout(resolve, WRITTEN_AFTER));
    const isEmpty = (vscode.workspace.workspaceFolders ?? []).length === 0;
    const options = isEmpty ? { forceReuseWindow: true } : { forceNewWindow: true };
    await vscode.commands.executeCommand('vscode.openFolder', folder, options);
  }

  /** Says how many faults are fixed, and whether something else is broken. */
  async check(): Promise<void> {
    const { current: exercise, progress } = this.#inspection.exercise;
    if (!exercise || !progress) return;
    const total = faultsOf(exercise).length;
    const fixed = progress.open.filter((finding) => finding === undefined).length;
    const others = progress.others.length;
    const counts = phrase('{fixed} of {total} faults are fixed.', { fixed, total });
    const text = others === 0 ? counts : phrase('{counts} Other problems in the folder: {others}.', { counts, others });
    const next = vscode.l10n.t('Open Exercise…');
    const isDone = fixed === total && others === 0;
    const choice = await vscode.window.showInformationMessage(shownNotice(text), ...(isDone ? [next] : []));
    if (choice === next) await this.create();
  }

  /** Shows exactly the answers to these faults, by their numbers. */
  async showOnly(answers: readonly number[]): Promise<void> {
    const { open } = this;
    if (!open) return;
    await writeAnswers(open, answers);
    await this.#inspection.refresh();
  }

  /** Shows the task in the window that was opened for a new exercise. */
  async #arrive(): Promise<void> {
    if (this.#memory.get(OPENED) === undefined) return;
    await this.#inspection.exercise.read();
    const { open } = this;
    if (!open || this.#memory.get(OPENED) !== open.folder.toString()) return;
    await this.#memory.update(OPENED, undefined);
    await vscode.window.showTextDocument(taskUri(open), { preview: false });
  }
}

function detailOf(level: Level): string {
  switch (level) {
    case 1:
      return vscode.l10n.t('Each fault is visible in the file that the log names');
    case 2:
      return vscode.l10n.t('Two files disagree: which certificate, key and CA belong together');
    case 3:
      return vscode.l10n.t('Everything looks right: what Go and RBAC check beyond names and dates');
  }
}
