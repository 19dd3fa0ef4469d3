import { html } from '../graph/element.ts';
import type { ViewerExtension } from '../protocol/page.ts';
import type { Words } from '../protocol/words.ts';

export interface TabItem {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  /** A mark before the label, with its word for those who do not see it. */
  readonly mark?: HTMLElement | undefined;
}

export interface TabListOptions {
  readonly label: string;
  /** Prefix of the ids of its elements. */
  readonly name: string;
  readonly vertical: boolean;
  readonly chosen: string | undefined;
  /** Id of the element that shows what is chosen. */
  readonly panel: string;
  readonly onChoose: (id: string) => void;
}

/** Tabs of which one is in the order of Tab; the arrow keys, Home and End go from one to the next and choose it. */
export function tabList(items: readonly TabItem[], options: TabListOptions): HTMLElement {
  const { label, name, vertical, chosen, panel, onChoose } = options;
  const tabs = items.map((item) => tabOf(item, name, panel, item.id === chosen));
  const list = html(
    'div',
    {
      class: `tabs ${name}`,
      role: 'tablist',
      'aria-label': label,
      'aria-orientation': vertical ? 'vertical' : undefined,
    },
    ...tabs,
  );
  const choose = (tab: HTMLElement | undefined) => {
    const { id } = tab?.dataset ?? {};
    if (!tab || id === undefined) return;
    tab.focus();
    if (tab.getAttribute('aria-selected') !== 'true') onChoose(id);
  };
  list.addEventListener('click', ({ target }) => {
    if (target instanceof Element) choose(tabs.find((tab) => tab.contains(target)));
  });
  list.addEventListener('keydown', (event) => {
    const { target } = event;
    const at = target instanceof HTMLElement ? tabs.indexOf(target) : -1;
    const [back, on] = vertical ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
    const wanted = new Map([
      [back, at === 0 ? tabs.length - 1 : at - 1],
      [on, (at + 1) % tabs.length],
      ['Home', 0],
      ['End', tabs.length - 1],
    ]).get(event.key);
    if (at < 0 || wanted === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    choose(tabs[wanted]);
  });
  return list;
}

function tabOf({ id, label, detail, mark }: TabItem, name: string, panel: string, isChosen: boolean): HTMLElement {
  const title = html('span', { class: 'label' }, label);
  return html(
    'button',
    {
      type: 'button',
      role: 'tab',
      'aria-selected': String(isChosen),
      'aria-controls': panel,
      tabindex: isChosen ? 0 : -1,
      'data-id': id,
      'data-key': `${name} ${id}`,
    },
    ...(mark ? [mark] : []),
    title,
    ...(detail === undefined ? [] : [html('span', { class: 'detail' }, detail)]),
  );
}

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
