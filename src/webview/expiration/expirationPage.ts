import { keepFocus } from '../certificate/keepFocus.ts';
import { html } from '../graph/element.ts';
import type { ExpirationRequest, ExpirationRows } from '../protocol/expirationMessages.ts';
import type { ShownTimeStep } from '../protocol/time.ts';
import { fill } from '../protocol/words.ts';
import type { TimeSlider } from '../time/timeSlider.ts';
import type { ExpirationState } from './expirationState.ts';
import { ExpirationTime } from './expirationTime.ts';
import { grid } from './grid.ts';
import { type Column, type Filter, filteredRows, sortedRows } from './tableModel.ts';
import { timeline } from './timelineView.ts';
import { Tools } from './tools.ts';

/** A narrower timeline could not be read; pixels. */
const MIN_WIDTH = 240;

type TableName = 'certificates' | 'authorities';

/** Rows of a table that are drawn at once, and with each wish for more. */
const PORTION = 200;

const COLUMNS: Readonly<Record<TableName, readonly (readonly [Column, string])[]>> = {
  certificates: [
    ['name', 'CERTIFICATE'],
    ['date', 'EXPIRES'],
    ['residual', 'RESIDUAL TIME'],
    ['authority', 'CERTIFICATE AUTHORITY'],
    ['managed', 'EXTERNALLY MANAGED'],
  ],
  authorities: [
    ['name', 'CERTIFICATE AUTHORITY'],
    ['date', 'EXPIRES'],
    ['residual', 'RESIDUAL TIME'],
    ['managed', 'EXTERNALLY MANAGED'],
  ],
};

/** The page of the expiration report: keeps filter, order, focus and place over a new report and a restart. */
export class ExpirationPage {
  readonly #root: HTMLElement;
  readonly #ask: (request: ExpirationRequest) => Promise<boolean>;
  readonly #time: ExpirationTime;
  readonly #line = html('div', { class: 'drawing' });
  readonly #tables = html('div', { class: 'tables' });
  #tools: Tools | undefined;
  #state: ExpirationState;
  #content: ExpirationRows | undefined;
  #limits: Readonly<Record<TableName, number>> = { certificates: PORTION, authorities: PORTION };
  #clusters = 0;
  #width = 0;

  /** `ask` resolves to whether the request was served. */
  constructor(root: HTMLElement, state: ExpirationState, ask: (request: ExpirationRequest) => Promise<boolean>) {
    this.#root = root;
    this.#state = state;
    this.#ask = ask;
    this.#time = new ExpirationTime(this.#line, state.day, async (fail) => {
      if (!(await ask({ kind: 'time' }))) fail();
    });
    new ResizeObserver(() => {
      if (this.#root.clientWidth !== this.#width) this.#drawLine();
    }).observe(root);
  }

  get state(): ExpirationState {
    return { ...this.#state, top: window.scrollY, day: this.#time.day };
  }

  get slider(): TimeSlider | undefined {
    return this.#time.slider;
  }

  /** Takes the effect of time alone on the connections of a report, unless there is a later one. */
  takeSteps(revision: number, steps: readonly ShownTimeStep[]): void {
    if (revision === this.#content?.revision) this.#time.steps = steps;
  }

  show(content: ExpirationRows): void {
    const isFirst = this.#content === undefined;
    this.#content = content;
    if (!this.#tools) {
      this.#tools = new Tools(content.words, this.#state.filter, (filter) => this.#filter(filter), this.#ask);
      this.#root.replaceChildren(this.#tools.head, this.#line, this.#time.element, this.#tools.filters, this.#tables);
    }
    const isEmpty = content.certificates.length + content.authorities.length === 0;
    this.#tools.isEmpty = isEmpty;
    this.#line.hidden = isEmpty;
    this.#time.element.hidden = isEmpty || content.time.counts.all === 0;
    this.#time.show(content.time);
    this.#tools.summary = content.summary;
    this.#draw();
    if (isFirst) window.scrollTo(0, this.#state.top);
  }

  #filter(filter: Filter): void {
    this.#state = { ...this.#state, filter };
    this.#limits = { certificates: PORTION, authorities: PORTION };
    this.#draw();
  }

  #draw(): void {
    this.#drawLine();
    this.#drawTables();
    const rows = this.#tables.querySelectorAll('tbody tr').length;
    const { revision } = this.#content ?? {};
    if (revision !== undefined) this.#ask({ kind: 'drawn', revision, rows, clusters: this.#clusters });
  }

  #drawLine(): void {
    const content = this.#content;
    this.#width = this.#root.clientWidth;
    if (!content) return;
    const { filter } = this.#state;
    const width = Math.max(MIN_WIDTH, this.#width);
    const { element, clusters, xOf } = timeline(content, width, filter.range, {
      onRange: (range) => this.#filter({ ...filter, range }),
    });
    this.#clusters = clusters;
    keepFocus(this.#line, () => this.#line.replaceChildren(...(clusters === 0 ? [] : [element])));
    this.#time.place(width, xOf);
  }

  #drawTables(): void {
    const content = this.#content;
    if (!content) return;
    const { filter } = this.#state;
    const { words } = content;
    const found = (['certificates', 'authorities'] as const).map((name) => ({
      name,
      all: content[name].length,
      rows: sortedRows(filteredRows(content[name], filter, name === 'authorities', words), this.#state[name].sorting),
    }));
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
    const [shown, all] = [sum(found.map(({ rows }) => rows.length)), sum(found.map((one) => one.all))];
    this.#tools?.report(filter, shown === all ? '' : fill(words.shown, shown, all));
    keepFocus(this.#tables, () => {
      this.#tables.replaceChildren(
        ...(all === 0
          ? [html('p', { class: 'faint' }, words.empty)]
          : found.flatMap(({ name, rows }) => this.#table(name, rows, content))),
      );
    });
  }

  #table(name: TableName, rows: ExpirationRows['certificates'], content: ExpirationRows): readonly HTMLElement[] {
    const { words, severalNodes } = content;
    const columns = [
      ...COLUMNS[name],
      ...(severalNodes ? [['node', words.node] as const] : []),
      ['renew', words.renew] as const,
    ].map(([column, label]) => ({ column, label }));
    const state = this.#state[name];
    const limit = this.#limits[name];
    const change = (part: Partial<typeof state>) => {
      this.#state = { ...this.#state, [name]: { ...this.#state[name], ...part } };
    };
    const options = { name, caption: words[name], columns, rows, limit, state, words };
    return [
      html('h2', {}, words[name]),
      ...grid(options, {
        onSort: (sorting) => {
          change({ sorting });
          this.#drawTables();
        },
        onCurrent: (current) => change({ current }),
        onOpen: (id) => this.#ask({ kind: 'open', id }),
        onCopy: (id) => this.#ask({ kind: 'copy', id }),
        onMore: () => {
          this.#limits = { ...this.#limits, [name]: limit + PORTION };
          this.#drawTables();
        },
      }),
    ];
  }
}
