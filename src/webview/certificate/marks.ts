import { html } from '../graph/element.ts';
import type { Words } from '../protocol/words.ts';

const SIGNS = { good: '✓', warning: '!', bad: '✕', error: '✕', info: 'i', hint: 'i' } as const;
export type MarkName = keyof typeof SIGNS;

/** A sign that does not rest on its color, with its word for those who do not see it. */
export function mark(name: MarkName, words: Words): HTMLElement {
  return html(
    'span',
    { class: `mark ${name}` },
    html('span', { 'aria-hidden': 'true' }, SIGNS[name]),
    html('span', { class: 'unseen' }, `${words[name]}: `),
  );
}
