import { html } from '../graph/element.ts';
import type { PageCertificate, PageExpiry } from '../protocol/comparisonPage.ts';
import type { ComparisonWords } from '../protocol/comparisonWords.ts';
import { link, type OpenPlace } from './parts.ts';

/** The certificates that were exchanged, each with the day on which it expires in either state. */
export function certificateTable(
  rows: readonly PageCertificate[],
  words: ComparisonWords,
  open: OpenPlace,
): HTMLElement {
  const head = [words.change, words.certificate, words.before, words.after].map((label) =>
    html('th', { scope: 'col' }, label),
  );
  return html(
    'table',
    { class: 'changes' },
    html('caption', { class: 'unseen' }, words.certificates),
    html('thead', {}, html('tr', {}, ...head)),
    html('tbody', {}, ...rows.map((row) => certificateRow(row, words, open))),
  );
}

function certificateRow(row: PageCertificate, words: ComparisonWords, open: OpenPlace): HTMLElement {
  const { link: to } = row.after ?? row.before ?? {};
  const expiry = (state: 'before' | 'after', shown: PageExpiry | undefined) =>
    html(
      'td',
      { class: 'date', 'data-label': words[state] },
      shown
        ? link(shown.link, shown.date, `${state} ${row.id}`, words, open)
        : html('span', { class: 'faint' }, words.absent),
    );
  return html(
    'tr',
    {},
    html('td', { class: row.change, 'data-label': words.change }, row.outcome),
    html(
      'th',
      { scope: 'row', 'data-label': words.certificate },
      html('span', { class: 'name' }, row.name),
      html('span', { class: 'detail' }, to?.path ?? ''),
    ),
    expiry('before', row.before),
    expiry('after', row.after),
  );
}
