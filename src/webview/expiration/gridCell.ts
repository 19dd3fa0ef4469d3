import { html } from '../graph/element.ts';
import type { ShownExpiration } from '../protocol/expirations.ts';
import type { ExpirationWords } from '../protocol/expirationWords.ts';
import { fill } from '../protocol/words.ts';
import type { Column } from './tableModel.ts';

export interface CellEvents {
  readonly onOpen: (id: string) => void;
  /** Resolves to whether it was copied. */
  readonly onCopy: (id: string) => Promise<boolean>;
}

/** A cell; what takes the focus in it, itself or its button, has the key. */
export function gridCell(
  row: ShownExpiration,
  column: Column,
  key: string,
  words: ExpirationWords,
  events: CellEvents,
): HTMLElement {
  switch (column) {
    case 'name':
      return nameCell(row, key, words, () => events.onOpen(row.id));
    case 'residual':
      return cell(column, key, html('span', {}, row.residual), ...stateMark(row.state, words));
    case 'renew':
      return renewCell(row, key, words, events.onCopy);
    default:
      return cell(column, key, row[column]);
  }
}

function nameCell(row: ShownExpiration, key: string, words: ExpirationWords, onOpen: () => void): HTMLElement {
  const { name, path, subject, opens, state } = row;
  const detail = html('span', { class: 'detail' }, ...breakable(subject === '' ? path : `${subject} · ${path}`));
  const attributes = { role: 'rowheader', scope: 'row', class: 'name' };
  if (!opens) {
    const label = state === 'missing' ? `!MISSING! ${name}` : name;
    return html('th', { ...attributes, 'data-key': key }, html('span', {}, label), detail);
  }
  const button = html(
    'button',
    { type: 'button', class: 'link', 'data-key': key, title: fill(words.goTo, path) },
    name,
  );
  button.addEventListener('click', onOpen);
  return html('th', attributes, button, detail);
}

/** A text that is broken behind its separators first, and not in the middle of a name. */
function breakable(text: string): readonly HTMLElement[] {
  return text.split(/(?<=[/.:@_-])/).flatMap((part) => [html('span', {}, part), html('wbr')]);
}

function renewCell(
  row: ShownExpiration,
  key: string,
  words: ExpirationWords,
  onCopy: CellEvents['onCopy'],
): HTMLElement {
  const { id, command, note = '' } = row;
  if (command === undefined) return cell('renew', key, html('span', { class: 'faint' }, note));
  const copy = html(
    'button',
    {
      type: 'button',
      class: 'action',
      'data-key': key,
      'aria-label': fill(words.copyCommand, command),
      title: fill(words.copyCommand, command),
    },
    words.copy,
  );
  // Said where the person looks, and by a screen reader.
  const said = html('span', { class: 'copied', role: 'status' });
  copy.addEventListener('click', async () => {
    if (!(await onCopy(id))) return;
    said.textContent = words.copied;
    setTimeout(() => said.replaceChildren(), SAID);
  });
  return html('td', { role: 'gridcell', class: 'renew' }, html('code', {}, command), copy, said);
}

/** Milliseconds that it is said. */
const SAID = 3000;

function cell(column: Column, key: string, ...children: readonly (HTMLElement | string)[]): HTMLElement {
  return html('td', { role: 'gridcell', class: column, 'data-key': key }, ...children);
}

const SIGNS = { expiring: '▲', expired: '✕', notYetValid: '✕', missing: '?', unread: '?' } as const;

/** A sign and a word, so that nothing rests on the color; nothing for a valid certificate. */
function stateMark(state: ShownExpiration['state'], words: ExpirationWords): readonly HTMLElement[] {
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
