import { html } from '../graph/element.ts';
import type { PageConnection, PageState, PageVerdict } from '../protocol/comparisonPage.ts';
import type { ComparisonWords } from '../protocol/comparisonWords.ts';
import { link, type OpenPlace, type SignName, sign, VERDICT_SIGNS } from './parts.ts';

const CHANGE_SIGNS: Readonly<Record<PageConnection['change'], SignName>> = {
  breaks: 'bad',
  follows: 'bad',
  interrupted: 'bad',
  ordered: 'warning',
  changes: 'warning',
  recovers: 'good',
  appears: 'warning',
  disappears: 'warning',
};

/** One connection: before, after, and every state between. */
export function connectionCard(one: PageConnection, words: ComparisonWords, open: OpenPlace): HTMLElement {
  const title = html(
    'h3',
    {},
    sign(CHANGE_SIGNS[one.change], words),
    html('span', { class: 'name' }, one.name),
    html('span', { class: 'change' }, one.outcome),
  );
  const verdicts = html(
    'dl',
    { class: 'verdicts' },
    ...(['before', 'after'] as const).flatMap((state) => [
      html('dt', {}, words[state]),
      html('dd', {}, ...verdict(one[state], `${state} ${one.id}`, words, open)),
    ]),
  );
  return html('article', {}, title, verdicts, ...(one.states.length === 0 ? [] : [states(one, words)]));
}

function verdict(
  shown: PageVerdict | undefined,
  key: string,
  words: ComparisonWords,
  open: OpenPlace,
): readonly HTMLElement[] {
  if (!shown) return [html('span', { class: 'faint' }, words.absent)];
  const { text, error, reason } = shown;
  return [
    result(shown.verdict, text, words),
    html('span', { class: 'where' }, link(shown.link, undefined, key, words, open)),
    ...(error === undefined ? [] : [html('code', { class: 'logged' }, error)]),
    ...(reason === undefined ? [] : [html('p', { class: 'reason' }, reason)]),
  ];
}

function result(name: PageVerdict['verdict'], text: string, words: ComparisonWords): HTMLElement {
  const kind = VERDICT_SIGNS[name];
  const [shape] = sign(kind, words).children;
  return html(
    'span',
    { class: `result ${kind}` },
    ...(shape instanceof HTMLElement ? [shape] : []),
    html('span', {}, text),
  );
}

/** An error that was shown above is not written out again, and each has the width of the whole table. */
function states(one: PageConnection, words: ComparisonWords): HTMLElement {
  const head = [words.when, one.from, one.to, words.result].map((label) => html('th', { scope: 'col' }, label));
  const known = new Set([one.before?.error, one.after?.error]);
  const rows = one.states.flatMap(({ when, from, to, verdict: name, text, error }: PageState) => {
    const isKnown = error !== undefined && known.has(error);
    known.add(error);
    const isLong = error !== undefined && !isKnown;
    const row = html(
      'tr',
      { class: isLong ? 'open' : undefined },
      html('th', { scope: 'row' }, when),
      html('td', { 'data-label': one.from }, from),
      html('td', { 'data-label': one.to }, to),
      html(
        'td',
        { 'data-label': words.result },
        result(name, text, words),
        ...(isKnown ? [html('span', { class: 'same' }, words.sameError)] : []),
      ),
    );
    if (!isLong) return [row];
    return [row, html('tr', {}, html('td', { colspan: 4 }, html('code', { class: 'logged' }, error)))];
  });
  return html(
    'table',
    { class: 'states' },
    html('caption', {}, words.onTheWay),
    html('thead', {}, html('tr', {}, ...head)),
    html('tbody', {}, ...rows),
  );
}
