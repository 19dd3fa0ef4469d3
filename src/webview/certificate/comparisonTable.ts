import { html } from '../graph/element.ts';
import type { ComparisonRow, Difference } from '../protocol/page.ts';
import type { ViewerContent } from '../protocol/viewerMessages.ts';
import { fill, type Words } from '../protocol/words.ts';
import { link } from './overview.ts';

export type ShownComparison = Extract<ViewerContent, { readonly kind: 'comparison' }>;

const SIGNS = { same: '=', different: '≠', 'only left': '←', 'only right': '→' } as const satisfies Record<
  Difference,
  string
>;
const WORD_OF = {
  same: 'same',
  different: 'different',
  'only left': 'onlyLeft',
  'only right': 'onlyRight',
} as const satisfies Record<Difference, keyof Words>;

export interface ComparisonEvents {
  readonly onOpen: (place: string) => void;
  readonly onOnlyDifferences: (only: boolean) => void;
}

/** Two certificates side by side: what the differences amount to, then field by field, each with its mark and word. */
export function comparisonTable(
  { comparison, left, right, words }: ShownComparison,
  onlyDifferences: boolean,
  events: ComparisonEvents,
): readonly HTMLElement[] {
  const title = html('h1', {}, `${left.label} ↔ ${right.label}`);
  if (!comparison) return [title, html('p', { class: 'note' }, words.gone)];
  const rows = comparison.rows.filter(({ difference }) => !onlyDifferences || difference !== 'same');
  const side = (one: typeof left, label: string, key: string) =>
    html(
      'th',
      { scope: 'col' },
      html('span', { class: 'side' }, `${label}: ${one.label}`),
      link(one.path, key, fill(words.goTo, one.path), () => events.onOpen(one.place)),
    );
  return [
    title,
    html('ul', { class: 'verdicts' }, ...comparison.verdicts.map((verdict) => html('li', {}, verdict))),
    filter(onlyDifferences, words, events),
    rows.length === 0
      ? html('p', { class: 'note' }, words.noDifference)
      : html(
          'table',
          { class: 'comparison' },
          html(
            'thead',
            {},
            html(
              'tr',
              {},
              html('th', { scope: 'col' }, words.field),
              html('th', { scope: 'col' }, words.difference),
              side(left, words.left, 'left'),
              side(right, words.right, 'right'),
            ),
          ),
          html('tbody', {}, ...rows.map((row) => tableRow(row, words))),
        ),
  ];
}

function filter(onlyDifferences: boolean, words: Words, events: ComparisonEvents): HTMLElement {
  const box = html('input', { type: 'checkbox', 'data-key': 'filter', checked: onlyDifferences ? '' : undefined });
  box.addEventListener('change', () => events.onOnlyDifferences(!onlyDifferences));
  return html('label', { class: 'filter' }, box, html('span', {}, words.onlyDifferences));
}

function tableRow(row: ComparisonRow, words: Words): HTMLElement {
  const { label, difference } = row;
  return html(
    'tr',
    { class: difference === 'same' ? 'same' : 'other' },
    html('th', { scope: 'row' }, label),
    html(
      'td',
      { class: 'verdict' },
      html('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[difference]),
      html('span', {}, words[WORD_OF[difference]]),
    ),
    cell(row, 'left', words),
    cell(row, 'right', words),
  );
}

function cell(row: ComparisonRow, side: 'left' | 'right', words: Words): HTMLElement {
  const members = row.members?.filter((member) => member.side === 'both' || member.side === side);
  const attributes = { class: row.code ? 'code' : undefined };
  if (!members) return html('td', attributes, row[side] ?? '–');
  const items = members.map((member) =>
    html(
      'li',
      { class: member.side === 'both' ? undefined : 'alone' },
      html('span', {}, member.value),
      ...(member.side === 'both' ? [] : [html('span', { class: 'badge' }, words.onlyHere)]),
    ),
  );
  return html('td', attributes, html('ul', { class: 'values' }, ...items));
}
