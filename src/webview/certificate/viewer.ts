import { html } from '../graph/element.ts';
import type { ViewerItem, ViewerPage } from '../protocol/page.ts';
import type { ViewerContent, ViewerRequest } from '../protocol/viewerMessages.ts';
import { fill, type Words } from '../protocol/words.ts';
import { comparisonTable, type ShownComparison } from './comparisonTable.ts';
import { keepFocus } from './keepFocus.ts';
import { mark } from './marks.ts';
import { overview, pageHeader } from './overview.ts';
import { type Structure, structureView } from './structureView.ts';
import { extensionList, type TabItem, tabList, textView } from './tabList.ts';
import { VIEWS, type ViewerState, type ViewName } from './viewerState.ts';

type ShownPage = Extract<ViewerContent, { readonly kind: 'page' }>;

/** The page: draws what its host sends, keeps focus, place and choices over a new report. */
export class Viewer {
  readonly #root: HTMLElement;
  readonly #ask: (request: ViewerRequest) => void;
  #state: ViewerState;
  #content: ShownPage | ShownComparison | undefined;
  #drawn = '';
  #structure: Structure | undefined;

  constructor(root: HTMLElement, state: ViewerState, ask: (request: ViewerRequest) => void) {
    this.#root = root;
    this.#state = state;
    this.#ask = ask;
  }

  get state(): ViewerState {
    return { ...this.#state, top: window.scrollY };
  }

  show(content: ViewerContent): void {
    if (content.kind === 'structure') {
      this.#structure = content;
      this.#draw();
      return;
    }
    const isFirst = this.#content === undefined;
    const drawn = JSON.stringify({ ...content, revision: 0 });
    this.#content = content;
    const shown = content.kind === 'page' ? content.page.shown?.id : undefined;
    if (shown !== this.#state.shown && !isFirst) this.#state = { ...this.#state, element: 0 };
    this.#state = { ...this.#state, memo: content.memo, shown };
    if (drawn === this.#drawn) {
      this.#tell();
      return;
    }
    this.#drawn = drawn;
    // The artifact may have changed under the same id.
    this.#structure = undefined;
    this.#draw();
    if (isFirst) window.scrollTo(0, this.#state.top);
  }

  #draw(): void {
    const content = this.#content;
    if (!content) return;
    document.title = content.kind === 'page' ? content.page.title : `${content.left.label} ↔ ${content.right.label}`;
    keepFocus(this.#root, () => {
      this.#root.replaceChildren(...(content.kind === 'page' ? this.#page(content) : this.#comparison(content)));
    });
    this.#tell();
  }

  /** Reports to the editor what is on the screen. */
  #tell(): void {
    const { revision, kind } = this.#content ?? {};
    if (revision === undefined) return;
    const items = this.#root.querySelectorAll('dt, li, tr, .extension, .line').length;
    this.#ask({ kind: 'drawn', revision, view: kind === 'page' ? this.#state.view : 'comparison', items });
  }

  #comparison(content: ShownComparison): readonly HTMLElement[] {
    return comparisonTable(content, this.#state.onlyDifferences, {
      onOpen: (place) => this.#ask({ kind: 'open', place }),
      onOnlyDifferences: (onlyDifferences) => {
        this.#state = { ...this.#state, onlyDifferences };
        this.#draw();
      },
    });
  }

  #page({ page, words }: ShownPage): readonly HTMLElement[] {
    const several = page.tabs.length > 1;
    return [
      pageHeader(page, words, { ...this.#links, onUnlock: () => this.#ask({ kind: 'unlock' }) }),
      html(
        'div',
        { class: several ? 'columns' : 'column' },
        ...(several ? [this.#artifactTabs(page, words)] : []),
        ...(page.shown ? [this.#item(page.shown, words, several)] : []),
      ),
    ];
  }

  #artifactTabs({ tabs, shown }: ViewerPage, words: Words): HTMLElement {
    const items = tabs.map(
      ({ id, label, detail, tone }): TabItem => ({ id, label, detail, mark: tone && mark(tone, words) }),
    );
    return tabList(items, {
      label: words.artifacts,
      name: 'artifacts',
      vertical: true,
      chosen: shown?.id,
      panel: 'artifact',
      onChoose: (id) => this.#ask({ kind: 'show', id }),
    });
  }

  #item(item: ViewerItem, words: Words, several: boolean): HTMLElement {
    const views = VIEWS.filter((view) => hasView(item, view));
    const view = views.includes(this.#state.view) ? this.#state.view : 'overview';
    const labels: Readonly<Record<ViewName, string>> = {
      overview: words.overview,
      extensions: fill(words.extensions, item.extensions.length),
      structure: words.structure,
      openssl: textTitle(item, words),
      pem: words.pem,
    };
    const tabs = tabList(
      views.map((id) => ({ id, label: labels[id] })),
      {
        label: words.views,
        name: 'views',
        vertical: false,
        chosen: view,
        panel: 'view',
        onChoose: (id) => {
          this.#state = { ...this.#state, view: views.find((name) => name === id) ?? 'overview' };
          this.#draw();
        },
      },
    );
    const panel = html(
      'div',
      { id: 'view', role: 'tabpanel', 'aria-label': labels[view] },
      ...this.#view(item, view, words),
    );
    const attributes = several ? { id: 'artifact', role: 'tabpanel', 'aria-label': item.title } : { id: 'artifact' };
    return html('div', attributes, html('h2', {}, item.title), ...(views.length > 1 ? [tabs] : []), panel);
  }

  #view(item: ViewerItem, view: ViewName, words: Words): readonly HTMLElement[] {
    const { id, text = '', pem = '' } = item;
    switch (view) {
      case 'overview':
        return overview(item, words, this.#links);
      case 'extensions':
        return [extensionList(item.extensions, words)];
      case 'openssl':
        return [textView(text, textTitle(item, words), words, () => this.#ask({ kind: 'copy', id, what: 'text' }))];
      case 'pem':
        return [textView(pem, words.pem, words, () => this.#ask({ kind: 'copy', id, what: 'pem' }))];
      case 'structure':
        return [this.#structureOf(id, words)];
    }
  }

  #structureOf(id: string, words: Words): HTMLElement {
    if (this.#structure?.id !== id) {
      this.#ask({ kind: 'structure', id });
      return html('p', { class: 'faint' }, words.loading);
    }
    return structureView(this.#structure, words, this.#state.element, (element) => {
      this.#state = { ...this.#state, element };
    });
  }

  get #links() {
    return {
      onOpen: (place: string) => this.#ask({ kind: 'open', place }),
      onRule: (rule: string) => this.#ask({ kind: 'rule', rule }),
    };
  }
}

/** The title of openssl's output. */
function textTitle({ isOwnText }: ViewerItem, words: Words): string {
  return isOwnText ? words.text : words.openssl;
}

function hasView(item: ViewerItem, view: ViewName): boolean {
  switch (view) {
    case 'extensions':
      return item.extensions.length > 0;
    case 'structure':
      return item.hasStructure;
    case 'pem':
      return item.pem !== undefined;
    case 'openssl':
      return item.text !== undefined;
    case 'overview':
      return true;
  }
}
