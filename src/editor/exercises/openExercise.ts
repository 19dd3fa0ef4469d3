import * as vscode from 'vscode';
import type { Report } from '../../core/index.ts';
import { CONTEXT_KEYS } from '../manifest/ids.ts';
import { type Answers, type Progress, progressOf, withoutAnswers } from './answers.ts';
import { type Exercise, faultsOf, hidesAnswers, readExercise } from './exercise.ts';

/** The exercise that is open in the window, and what it hides of reports. */
export class OpenExercise {
  #exercise: Exercise | undefined;
  /** The latest report as it was inspected. */
  inspected: Report | undefined;

  /** Resolves when the exercise of the folders is known. To be called when they, or its answers, have changed. */
  async read(): Promise<void> {
    this.#exercise = await readExercise();
    vscode.commands.executeCommand('setContext', CONTEXT_KEYS.exercise, this.#exercise !== undefined);
  }

  /** Undefined if no folder is one. */
  get current(): Exercise | undefined {
    return this.#exercise;
  }

  get hidesAnswers(): boolean {
    return hidesAnswers(this.#exercise);
  }

  /** How far it is solved; undefined if none is open, or before the first inspection has ended. */
  get progress(): Progress | undefined {
    const answers = this.#answers;
    return this.inspected && answers && progressOf(this.inspected, answers);
  }

  /** The report without the answers that are hidden. */
  withhold(report: Report): Report {
    const answers = this.#answers;
    return answers ? withoutAnswers(report, answers) : report;
  }

  get #answers(): Answers | undefined {
    const exercise = this.#exercise;
    return exercise && { folder: exercise.folder.toString(), faults: faultsOf(exercise), shown: exercise.answers };
  }
}
