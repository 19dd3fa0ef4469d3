import type { ShownExpiration } from '../protocol/expirations.ts';
import type { ExpirationWords } from '../protocol/expirationWords.ts';
import { html } from '../view/element.ts';

const SIGNS = { expiring: '▲', expired: '✕', notYetValid: '✕', missing: '?', unread: '?' } as const;

/** A sign and a word, so that nothing rests on the colour; nothing for a valid certificate. */
export function stateMark(state: ShownExpiration['state'], words: ExpirationWords): readonly HTMLElement[] {
  if (state === 'valid') return [];
  return [
    html(
      'span',
      { class: `state ${state}` },
      html('span', { 'aria-hidden': 'true' }, SIGNS[state]),
      html('span', {}, words[state]),
    ),
  ];
}
