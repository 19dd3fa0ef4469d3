import { html } from '../graph/element.ts';
import type { ExpirationRequest } from '../protocol/expirationMessages.ts';
import type { ExpirationWords } from '../protocol/expirationWords.ts';
import type { Filter } from './tableModel.ts';

const FORMATS = { markdown: 'Markdown', csv: 'CSV', json: 'JSON' } as const;

/** The head of the page and its filters: created once, so that a new report does not disturb typing. */
export class Tools {
  readonly head: HTMLElement;
  readonly filters: HTMLElement;
  readonly #summary = html('p', { class: 'summary' });
  readonly #count = html('p', { class: 'count', role: 'status' });
  readonly #all: HTMLElement;
  readonly #actions: HTMLElement;
  readonly #onFilter: (filter: Filter) => void;
  #filter: Filter;

  constructor(
    words: ExpirationWords,
    filter: Filter,
    onFilter: (filter: Filter) => void,
    ask: (request: ExpirationRequest) => void,
  ) {
    this.#filter = filter;
    this.#onFilter = onFilter;
    this.#all = action(words.showAll, () => {
      this.#change({ range: undefined });
      // The button is gone then.
      this.filters.querySelector('input')?.focus();
    });
    const formats = (['markdown', 'csv', 'json'] as const).map((format) =>
      action(FORMATS[format], () => ask({ kind: 'save', format })),
    );
    this.#actions = html(
      'div',
      { class: 'actions' },
      html(
        'div',
        { class: 'formats', role: 'group', 'aria-label': words.saveAs },
        html('span', { class: 'faint', 'aria-hidden': 'true' }, words.saveAs),
        ...formats,
      ),
      action(words.asText, () => ask({ kind: 'text' })),
    );
    this.head = html('header', {}, html('div', {}, html('h1', {}, words.timeline), this.#summary), this.#actions);
    this.filters = html(
      'div',
      { class: 'filters', role: 'search' },
      this.#textBox(words),
      this.#problemsBox(words),
      this.#all,
      this.#count,
    );
  }

  /** There is nothing to save and nothing to look for. */
  set isEmpty(isEmpty: boolean) {
    this.#actions.hidden = isEmpty;
    this.filters.hidden = isEmpty;
  }

  set summary(text: string) {
    if (this.#summary.textContent !== text) this.#summary.textContent = text;
  }

  /** How many rows the filters leave. */
  report(filter: Filter, count: string): void {
    this.#filter = filter;
    this.#all.hidden = filter.range === undefined;
    if (this.#count.textContent !== count) this.#count.textContent = count;
  }

  #change(part: Partial<Filter>): void {
    this.#onFilter({ ...this.#filter, ...part });
  }

  #textBox(words: ExpirationWords): HTMLElement {
    const box = document.createElement('input');
    box.type = 'search';
    box.value = this.#filter.text;
    box.placeholder = words.filterHint;
    box.setAttribute('aria-label', words.filter);
    box.spellcheck = false;
    box.addEventListener('input', () => this.#change({ text: box.value }));
    return box;
  }

  #problemsBox(words: ExpirationWords): HTMLElement {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = this.#filter.onlyProblems;
    box.addEventListener('change', () => this.#change({ onlyProblems: box.checked }));
    return html('label', {}, box, html('span', {}, words.onlyProblems));
  }
}

function action(label: string, run: () => void): HTMLElement {
  const button = html('button', { type: 'button', class: 'action' }, label);
  button.addEventListener('click', run);
  return button;
}
