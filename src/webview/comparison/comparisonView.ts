import { keepFocus } from '../certificate/keepFocus.ts';
import { html } from '../graph/element.ts';
import type { ComparisonContent, ComparisonRequest } from '../protocol/comparisonMessages.ts';
import type { ComparedRestarts, ComparisonPage, PageUpgrade } from '../protocol/comparisonPage.ts';
import type { ComparisonWords } from '../protocol/comparisonWords.ts';
import { fill } from '../protocol/words.ts';
import { certificateTable } from './certificateTable.ts';
import { connectionCard } from './connectionCard.ts';
import { button, link, sign } from './parts.ts';

/** Connections, and certificates, that are drawn at once, and with each wish for more. */
const PORTION = 100;

type Part = 'components' | 'causes' | 'connections' | 'certificates' | 'upgrade';

/** The page of a comparison: what breaks first, then what is exchanged. */
export class ComparisonView {
  readonly #root: HTMLElement;
  readonly #ask: (request: ComparisonRequest) => void;
  #limits: Readonly<Record<Part, number>> = {
    components: PORTION,
    causes: PORTION,
    connections: PORTION,
    certificates: PORTION,
    upgrade: PORTION,
  };

  constructor(root: HTMLElement, ask: (request: ComparisonRequest) => void) {
    this.#root = root;
    this.#ask = ask;
  }

  show(content: ComparisonContent): void {
    if (content.kind === 'nothing') {
      this.#root.replaceChildren(html('p', { class: 'faint', role: 'status' }, content.text));
      return;
    }
    const { page, words, revision } = content;
    keepFocus(this.#root, () => {
      this.#root.replaceChildren(
        this.#head(page, words),
        ...page.notes.map((note) => html('p', { class: 'note' }, sign('warning', words), html('span', {}, note))),
        ...(page.upgrade ? [section('upgrade', words.upgrade, this.#upgrade(page.upgrade, content))] : []),
        section('restarts', words.restarts, restarts(page.restarts, words)),
        section('components', words.components, this.#components(content)),
        section('connections', words.connections, this.#connections(content)),
        section('certificates', words.certificates, this.#certificates(content)),
      );
    });
    this.#ask({
      kind: 'drawn',
      revision,
      connections: this.#root.querySelectorAll('article').length,
      certificates: this.#root.querySelectorAll('.changes tbody tr').length,
    });
  }

  #head(page: ComparisonPage, words: ComparisonWords): HTMLElement {
    const pair = html(
      'dl',
      { class: 'pair' },
      ...[
        [words.before, page.before],
        [words.after, page.after],
        [words.evaluated, page.at],
      ].flatMap(([label = '', value = '']) => [html('dt', {}, label), html('dd', {}, value)]),
    );
    const actions = html(
      'div',
      { class: 'actions' },
      button({ label: words.copyMarkdown, key: 'copy' }, () => this.#ask({ kind: 'copy' })),
      button({ label: words.save, key: 'save' }, () => this.#ask({ kind: 'save' })),
      ...(page.upgrade ? [] : [button({ label: words.swap, key: 'swap' }, () => this.#ask({ kind: 'swap' }))]),
    );
    return html('header', {}, html('div', {}, html('h1', {}, words.title), pair), actions);
  }

  /** The things that another release breaks, each with its place and the edit that fixes it. */
  #upgrade(
    { breaks, lines, items }: PageUpgrade,
    content: Extract<ComparisonContent, { kind: 'comparison' }>,
  ): readonly HTMLElement[] {
    const { words } = content;
    const rows = items.slice(0, this.#limits.upgrade).map((one, at) =>
      html(
        'li',
        {},
        sign(one.breaks ? 'bad' : 'warning', words),
        html(
          'div',
          {},
          html('strong', {}, one.title),
          ' ',
          link(one.link, undefined, `upgrade ${at}`, words, (place) => this.#ask({ kind: 'open', place })),
          html('div', {}, one.text),
          ...(one.fix === undefined ? [] : [html('div', {}, fill(words.fix, one.fix))]),
          ...(one.source === undefined ? [] : [html('div', { class: 'faint' }, one.source)]),
        ),
      ),
    );
    const [title = '', ...more] = lines;
    return [
      html('p', { class: 'order' }, sign(breaks ? 'bad' : 'good', words), html('span', {}, title)),
      ...more.map((line) => html('p', {}, line)),
      ...(rows.length === 0 ? [] : [html('ul', { class: 'upgrade' }, ...rows)]),
      ...this.#more('upgrade', items.length, content),
    ];
  }

  /** The components that do not start, or start again, and what stops them. */
  #components(content: Extract<ComparisonContent, { kind: 'comparison' }>): readonly HTMLElement[] {
    const { page, words } = content;
    const components = page.components.slice(0, this.#limits.components).map(({ name, starts, outcome }) => ({
      kind: starts ? ('good' as const) : ('bad' as const),
      parts: [html('strong', {}, name), html('div', {}, outcome)],
    }));
    const causes = page.causes.slice(0, this.#limits.causes).map((one, at) => ({
      kind: 'bad' as const,
      parts: [
        link(one.link, undefined, `cause ${at}`, words, (place) => this.#ask({ kind: 'open', place })),
        html('div', {}, one.text),
        html('div', { class: 'faint' }, one.outcome),
      ],
    }));
    const list = (rows: typeof components | typeof causes) =>
      rows.map(({ kind, parts }) => html('li', {}, sign(kind, words), html('div', {}, ...parts)));
    return [
      html('p', { class: 'counts' }, page.componentCounts),
      ...(components.length === 0 ? [] : [html('ul', { class: 'upgrade' }, ...list(components))]),
      ...this.#more('components', page.components.length, content),
      ...(causes.length === 0 ? [] : [html('ul', { class: 'upgrade' }, ...list(causes))]),
      ...this.#more('causes', page.causes.length, content),
    ];
  }

  #connections(content: Extract<ComparisonContent, { kind: 'comparison' }>): readonly HTMLElement[] {
    const { page, words } = content;
    return [
      html('p', { class: 'counts' }, page.connectionCounts),
      ...page.connections
        .slice(0, this.#limits.connections)
        .map((one) => connectionCard(one, words, (place) => this.#ask({ kind: 'open', place }))),
      ...this.#more('connections', page.connections.length, content),
      html('p', { class: 'faint' }, page.others),
    ];
  }

  #certificates(content: Extract<ComparisonContent, { kind: 'comparison' }>): readonly HTMLElement[] {
    const { page, words } = content;
    const shown = page.certificates.slice(0, this.#limits.certificates);
    return [
      html('p', { class: 'counts' }, page.certificateCounts),
      ...(shown.length === 0 ? [] : [certificateTable(shown, words, (place) => this.#ask({ kind: 'open', place }))]),
      ...this.#more('certificates', page.certificates.length, content),
    ];
  }

  /** A button for the rest of a list that is longer than what is drawn. */
  #more(part: Part, all: number, content: Extract<ComparisonContent, { kind: 'comparison' }>): readonly HTMLElement[] {
    const limit = this.#limits[part];
    if (all <= limit) return [];
    const label = fill(content.words.showMore, all - limit);
    return [
      button({ label, key: `more ${part}` }, () => {
        this.#limits = { ...this.#limits, [part]: limit + PORTION };
        this.show(content);
      }),
    ];
  }
}

function section(id: string, title: string, parts: readonly HTMLElement[]): HTMLElement {
  return html('section', { 'aria-labelledby': id }, html('h2', { id }, title), ...parts);
}

function restarts({ order, text, steps, reasons }: ComparedRestarts, words: ComparisonWords): readonly HTMLElement[] {
  const kind = order === 'any' ? 'good' : order === 'given' ? 'warning' : 'bad';
  return [
    html('p', { class: 'order' }, sign(kind, words), html('span', {}, text)),
    ...(steps.length === 0 ? [] : [html('ol', { class: 'steps' }, ...steps.map((step) => html('li', {}, step)))]),
    ...(reasons.length === 0 ? [] : [html('ul', { class: 'reasons' }, ...reasons.map((one) => html('li', {}, one)))]),
  ];
}
