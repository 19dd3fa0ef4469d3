import type { Span } from '../../model/source/span.ts';

/** The continuation of a BEGIN whose END is lost: headers and the lines of the body. */
const REST = /[\w+/=\s\\:,.-]*/y;

/** The PEM blocks of private keys, and what stands behind the beginning of one that does not end. */
export function privateBlocksIn(text: string): readonly Span[] {
  const labels = [...text.matchAll(/PRIVATE KEY/gi)].map(({ index }) => index);
  const ends = labels.flatMap((label) => markerAt(text, label, 'END ') ?? []);
  const blocks: Span[] = [...ends];
  let next = 0;
  let covered = 0;
  for (const label of labels) {
    const begin = markerAt(text, label, 'BEGIN ');
    if (!begin || begin.start < covered) continue;
    while ((ends[next]?.start ?? Number.POSITIVE_INFINITY) < begin.start) next++;
    covered = ends[next]?.end ?? endOfRest(text, begin.end);
    blocks.push({ start: begin.start, end: covered });
  }
  return blocks;
}

/** Characters between the word and the label, and behind the label, at most. */
const MAX_BEFORE = 40;
const MAX_BEHIND = 20;
/** Dashes that one marker has at most. */
const MAX_DASHES = 8;

/** The PEM marker around a label, also with a missing dash or in other letter case; undefined if there is none. */
function markerAt(text: string, label: number, word: 'BEGIN ' | 'END '): Span | undefined {
  const reach = MAX_DASHES + 1 + word.length + MAX_BEFORE;
  const before = text.slice(Math.max(0, label - reach), label).toUpperCase();
  const at = before.lastIndexOf(word);
  if (at < 0 || /[^\w .-]/.test(before.slice(at + word.length))) return undefined;
  const front = before.slice(0, at).endsWith(' ') ? at - 1 : at;
  const opening = dashesBefore(before, front);
  const behind = text.slice(label + LABEL_LENGTH, label + LABEL_LENGTH + MAX_BEHIND + MAX_DASHES);
  const dash = behind.indexOf('-');
  const closing = dashesFrom(behind, dash);
  if (opening < 2 || closing < 2 || dash > MAX_BEHIND || /[^\w ]/.test(behind.slice(0, dash))) return undefined;
  return { start: label - before.length + front - opening, end: label + LABEL_LENGTH + dash + closing };
}

const LABEL_LENGTH = 'PRIVATE KEY'.length;

function dashesBefore(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < MAX_DASHES && text.charAt(start - 1) === '-') start--;
  return end - start;
}

function dashesFrom(text: string, start: number): number {
  let end = start;
  while (end - start < MAX_DASHES && text.charAt(end) === '-') end++;
  return end - start;
}

function endOfRest(text: string, from: number): number {
  REST.lastIndex = from;
  REST.test(text);
  return Math.max(from, REST.lastIndex);
}
