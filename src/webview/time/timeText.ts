import type { ShownBreak, ShownCounts, ShownTimeStep, TimeWords } from '../protocol/time.ts';
import { fill } from '../protocol/words.ts';

/** "2027-10-26: 3 of 20 connections fail"; without a date, of now. */
export function momentText(words: TimeWords, date: string | undefined, { failing, all }: ShownCounts): string {
  return fill(words.failing, date ?? words.now, failing, all);
}

/** The text about the slider's place for a screen reader: the moment, and the connections that break on that day. */
export function spokenText(moment: string, words: TimeWords, step: ShownTimeStep | undefined): string {
  if (!step || step.broken.length === 0) return moment;
  return `${moment}. ${fill(words.breaks, listText(step, words))}`;
}

/** "kube-scheduler → kube-apiserver × 2". */
export function breakTitle({ title, count }: ShownBreak): string {
  return count === 1 ? title : `${title} × ${count}`;
}

function listText({ broken, more, afterRestart }: ShownTimeStep, words: TimeWords): string {
  const titles = broken.map(breakTitle).join(', ');
  const all = more === 0 ? titles : `${titles} ${fill(words.more, more)}`;
  return afterRestart === undefined ? all : `${all}. ${afterRestart}`;
}
