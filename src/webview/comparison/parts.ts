import { html } from '../graph/element.ts';
import type { PageLink } from '../protocol/comparisonPage.ts';
import type { ComparisonWords } from '../protocol/comparisonWords.ts';
import { fill } from '../protocol/words.ts';

const SIGNS = { good: '✓', warning: '!', bad: '✕', unknown: '?' } as const;

export type SignName = keyof typeof SIGNS;

/** A sign that does not rest on its color, with its word for those who do not see it. */
export function sign(name: SignName, words: ComparisonWords): HTMLElement {
  return html(
    'span',
    { class: `sign ${name}` },
    html('span', { 'aria-hidden': 'true' }, SIGNS[name]),
    html('span', { class: 'unseen' }, `${words[name]}: `),
  );
}

/** The sign of a verdict. */
export const VERDICT_SIGNS = { ok: 'good', broken: 'bad', unknown: 'unknown' } as const;

/** `key` finds the focus again when the page is drawn again. */
export function button({ label, key }: { readonly label: string; readonly key: string }, run: () => void): HTMLElement {
  const element = html('button', { type: 'button', class: 'action', 'data-key': key }, label);
  element.addEventListener('click', run);
  return element;
}

export type OpenPlace = (place: string) => void;

/** A link to a place: its text where one is given, else its path. */
export function link(
  to: PageLink,
  text: string | undefined,
  key: string,
  words: ComparisonWords,
  open: OpenPlace,
): HTMLElement {
  const label = fill(words.goTo, to.path);
  const element = html(
    'button',
    {
      type: 'button',
      class: 'link',
      'data-key': key,
      title: label,
      'aria-label': text === undefined ? label : `${text}, ${label}`,
    },
    text ?? to.path,
  );
  element.addEventListener('click', () => open(to.place));
  return element;
}
