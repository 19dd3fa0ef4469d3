import type { ViewerPage } from '../protocol/page.ts';
import type { Words } from '../protocol/words.ts';
import { html } from '../view/element.ts';
import { mark } from './marks.ts';
import { findingList, type OverviewEvents } from './overview.ts';

/** Which file it is, what is wrong with it as a whole, and the way into a key store. */
export function pageHeader(
  page: ViewerPage,
  words: Words,
  events: OverviewEvents & { readonly onUnlock: () => void },
): HTMLElement {
  const notes = page.notes.map(({ text, tone }) =>
    html('p', { class: 'note' }, ...(tone ? [mark(tone, words)] : []), html('span', {}, text)),
  );
  return html(
    'header',
    {},
    html('h1', {}, page.title),
    ...(page.path === page.title ? [] : [html('p', { class: 'faint' }, page.path)]),
    ...notes,
    ...(page.locked ? [lockedNote(words, events.onUnlock)] : []),
    ...(page.findings.length > 0
      ? [html('h2', {}, words.fileFindings), findingList(page.findings, words, events)]
      : []),
  );
}

function lockedNote(words: Words, onUnlock: () => void): HTMLElement {
  const unlock = html('button', { type: 'button', class: 'action main', 'data-key': 'unlock' }, words.unlock);
  unlock.addEventListener('click', onUnlock);
  return html('div', { class: 'note locked' }, html('span', {}, words.locked), unlock);
}
