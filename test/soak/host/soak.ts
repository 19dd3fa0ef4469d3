import * as vscode from 'vscode';
import type { SoakPlan } from '../plan.ts';
import type { Change, Mend } from '../steps/change.ts';
import { drawChange } from '../steps/kinds.ts';
import { type MemorySample, sampleMemory } from './memory.ts';
import type { Settling } from './settle.ts';
import { growth, MAX_GROWTH } from './trend.ts';
import type { SoakWorkspace } from './workspace.ts';

/** The most changes that are open at a time: then one is repaired first. */
const MOST_OPEN = 16;
/** Steps between two measurements of the memory, about a minute: everything is repaired and every editor closed for it. */
const STRETCH = 25;
/** Milliseconds for one action. */
const MOST_WAIT = 60_000;
/** So many changes at once, without a pause, make a burst. */
const BURST = 4;

/** Takes step after step, and compares after each. */
export class Soak {
  readonly #plan: SoakPlan;
  readonly #workspace: SoakWorkspace;
  readonly #settling: Settling;
  readonly #print: (line: string) => void;
  readonly #started = performance.now();
  readonly #memory: MemorySample[] = [];
  #step = 0;
  #comparisons = 0;
  #findings = 0;
  #late = 0;
  #longest = 0;

  constructor(plan: SoakPlan, workspace: SoakWorkspace, settling: Settling, print: (line: string) => void) {
    this.#plan = plan;
    this.#workspace = workspace;
    this.#settling = settling;
    this.#print = print;
  }

  get step(): number {
    return this.#step;
  }

  get comparisons(): number {
    return this.#comparisons;
  }

  /** Rejects at the first thing that is not as it should be. */
  async run(): Promise<void> {
    await this.#settle();
    await this.#measure();
    while (this.#minutes() < this.#plan.minutes && this.#step < this.#plan.steps) {
      this.#step++;
      await this.#take(this.#step);
      if (this.#step % STRETCH === 0) await this.#rest();
    }
    if (this.#step % STRETCH !== 0) await this.#rest();
    const grown = growth(this.#memory);
    if (grown !== undefined && grown > MAX_GROWTH) throw new Error(`The heap grew by ${grown.toFixed(1)} MiB.`);
  }

  /** The figures so far. */
  report(): void {
    const minutes = this.#minutes().toFixed(1);
    this.#print(
      `${this.#step} steps in ${minutes} minutes: ${this.#comparisons} comparisons of ${this.#findings} findings, ` +
        `${this.#late} of reports that were still to come, the longest wait ${Math.round(this.#longest)} ms; ` +
        `${this.#settling.reports} reports`,
    );
    const { unwatched } = this.#workspace;
    if (unwatched.length > 0) this.#print(`left alone, as VS Code watches nothing there: ${unwatched.join(', ')}`);
    for (const sample of this.#memory) this.#print(memoryText(sample));
    const grown = growth(this.#memory);
    if (grown !== undefined) {
      this.#print(`the heap grew by ${grown.toFixed(2)} MiB over the later half; ${MAX_GROWTH} MiB are allowed`);
    }
  }

  async #take(step: number): Promise<void> {
    const stretch = Math.floor(step / STRETCH);
    const { draw } = this.#workspace.stage(step, 0, stretch);
    const { open } = this.#workspace;
    const isMending = open.length >= MOST_OPEN || (open.length > 0 && draw.chance(3));
    if (isMending) return this.#mend(draw.pick(open));
    const made: Change[] = [];
    for (let part = 1; part <= (draw.chance(6) ? BURST : 1); part++) {
      const change = drawChange(this.#workspace.stage(step, part, stretch));
      made.push(change);
      await this.#do(change);
      this.#workspace.add(change);
    }
    const stale = await this.#settle();
    if (stale.length === 0) return;
    for (const change of made.reverse()) if (change.mend) await this.#mendOnly(change, change.mend);
    await this.#settleWhole();
  }

  /** Everything is as it was at the start, but for what was renewed. */
  async #rest(): Promise<void> {
    for (const change of [...this.#workspace.open].reverse()) {
      if (change.mend) await this.#mendOnly(change, change.mend);
    }
    const unsaved = vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path);
    if (unsaved.length > 0) throw new Error(`Still unsaved: ${unsaved.join(', ')}`);
    await inTime(vscode.commands.executeCommand('workbench.action.closeAllEditors'), 'close all editors');
    await this.#settleWhole();
    await this.#measure();
  }

  async #mend(change: Change): Promise<void> {
    if (change.mend) await this.#mendOnly(change, change.mend);
    await this.#settleWhole();
  }

  async #mendOnly(change: Change, mend: Mend): Promise<void> {
    await this.#do(mend);
    this.#workspace.remove(change);
  }

  async #do({ title, act }: Pick<Change, 'title' | 'act'>): Promise<void> {
    this.#print(`${this.#step}  ${title}`);
    await inTime(act(), title);
  }

  async #settleWhole(): Promise<void> {
    const stale = await this.#settle();
    if (stale.length > 0) throw new Error(`The last good state is judged of ${stale.join(', ')}, which was mended.`);
  }

  async #settle(): Promise<readonly string[]> {
    const { verdict, stale, comparisons, milliseconds } = await this.#settling.settle();
    if (stale.length === 0) {
      this.#comparisons++;
      this.#findings += verdict.findings;
    }
    if (comparisons > 1) {
      this.#late++;
      this.#print(`    agreed at comparison ${comparisons}, after ${Math.round(milliseconds)} ms`);
    }
    this.#longest = Math.max(this.#longest, milliseconds);
    return stale;
  }

  async #measure(): Promise<void> {
    const sample = await sampleMemory(this.#minutes());
    this.#memory.push(sample);
    this.#print(memoryText(sample));
  }

  #minutes(): number {
    return (performance.now() - this.#started) / 60_000;
  }
}

/** Rejects if an action of the editor does not end: it hangs, or asks a question without an answer. */
function inTime<Result>(action: PromiseLike<Result>, title: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`Not done within ${MOST_WAIT / 1000} s: ${title}`));
    const timer = setTimeout(late, MOST_WAIT);
    Promise.resolve(action)
      .finally(() => clearTimeout(timer))
      .then(resolve, reject);
  });
}

function memoryText({ minute, heap, external, resident }: MemorySample): string {
  const at = minute.toFixed(1).padStart(5);
  return `minute ${at}: heap ${heap.toFixed(1)} MiB, outside it ${external.toFixed(1)}, process ${resident.toFixed(0)}`;
}
