import type { ViewerExtension } from '../protocol/page.ts';
import type { Words } from '../protocol/words.ts';
import { html } from '../view/element.ts';

/** Every extension in words. */
export function extensionList(extensions: readonly ViewerExtension[], words: Words): HTMLElement {
  const items = extensions.map(({ title, oid, critical, lines }) =>
    html(
      'section',
      { class: 'extension' },
      html(
        'h3',
        {},
        html('span', {}, title),
        ...(critical ? [html('span', { class: 'badge' }, words.critical)] : []),
        ...(oid === title ? [] : [html('span', { class: 'oid' }, oid)]),
      ),
      ...lines.map((line) => html('p', {}, line)),
    ),
  );
  return html('div', {}, ...items);
}

/** A text to read and to copy. */
export function textView(text: string, label: string, words: Words, onCopy: () => void): HTMLElement {
  const copy = html('button', { type: 'button', class: 'action', 'data-key': 'copy' }, words.copy);
  copy.addEventListener('click', onCopy);
  return html(
    'div',
    { class: 'text-view' },
    html('div', { class: 'actions' }, copy),
    html('pre', { tabindex: 0, role: 'region', 'aria-label': label, 'data-key': 'text' }, text),
  );
}
