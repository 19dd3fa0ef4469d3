import type { Asn1Row } from '../../core/formats/der/asn1Tree.ts';
import { html } from '../graph/element.ts';
import { fill, type Words } from '../protocol/words.ts';

/** Levels that are open at the start. */
const OPEN_DEPTH = 3;

/**
 * The elements as a tree: one of them is in the order of Tab, the arrow keys go through those in sight, open and close,
 * as the pattern of ARIA has it. What has the focus is chosen.
 */
export class StructureTree {
  readonly element: HTMLElement;
  readonly #rows: readonly Asn1Row[];
  readonly #words: Words;
  readonly #onChoose: (index: number) => void;
  readonly #open: Set<number>;
  #chosen: number;

  constructor(rows: readonly Asn1Row[], words: Words, chosen: number, onChoose: (index: number) => void) {
    this.#rows = rows;
    this.#words = words;
    this.#onChoose = onChoose;
    this.#chosen = chosen < rows.length ? chosen : 0;
    this.#open = new Set(
      rows.flatMap((row, index) => (row.depth < OPEN_DEPTH && this.#hasChildren(index) ? [index] : [])),
    );
    for (let at = this.#parent(this.#chosen); at !== undefined; at = this.#parent(at)) this.#open.add(at);
    this.element = html('ul', { class: 'structure-tree', role: 'tree', 'aria-label': words.tree });
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    this.element.addEventListener('click', ({ target }) => this.#onClick(target));
    this.element.addEventListener('focusin', ({ target }) => this.#choose(indexOf(target)));
    this.#draw();
  }

  /** Opens every element, or closes all but the first. */
  setAll(open: boolean): void {
    this.#open.clear();
    this.#rows.forEach((_, index) => {
      if (this.#hasChildren(index) && (open || index === 0)) this.#open.add(index);
    });
    if (!open) this.#chosen = 0;
    this.#draw();
    this.#onChoose(this.#chosen);
  }

  #draw(): void {
    const roots = this.#siblings(0, 0);
    this.element.replaceChildren(...roots.map((index, at) => this.#item(index, at + 1, roots.length)));
  }

  #item(index: number, place: number, count: number): HTMLElement {
    const row = this.#rows[index];
    const hasChildren = this.#hasChildren(index);
    const isOpen = this.#open.has(index);
    const field = row?.field === undefined ? [] : [html('span', { class: 'field' }, row.field)];
    const name = html('span', { class: 'name' }, row?.name ?? '');
    const value = row?.value === undefined ? [] : [html('span', { class: 'value' }, row.value)];
    const item = html(
      'li',
      {
        role: 'treeitem',
        class: row?.name === 'Error' ? 'bad' : undefined,
        'aria-level': (row?.depth ?? 0) + 1,
        'aria-posinset': place,
        'aria-setsize': count,
        'aria-expanded': hasChildren ? String(isOpen) : undefined,
        'aria-selected': String(index === this.#chosen),
        'aria-label': row && [row.field, row.name, row.value, elementText(row, this.#words)].filter(Boolean).join(', '),
        tabindex: index === this.#chosen ? 0 : -1,
        'data-index': index,
        'data-key': `element ${index}`,
      },
      html(
        'div',
        { class: 'row' },
        html('span', { class: 'twistie', 'aria-hidden': 'true' }),
        ...field,
        name,
        ...value,
      ),
    );
    if (hasChildren && isOpen) item.append(this.#group(index));
    return item;
  }

  #group(index: number): HTMLElement {
    const children = this.#siblings(index + 1, (this.#rows[index]?.depth ?? 0) + 1);
    return html('ul', { role: 'group' }, ...children.map((child, at) => this.#item(child, at + 1, children.length)));
  }

  #onClick(target: EventTarget | null): void {
    const index = indexOf(target);
    if (index === undefined) return;
    const isTwistie = target instanceof Element && target.closest('.twistie') !== null;
    const wasChosen = index === this.#chosen;
    this.#focus(index);
    if (isTwistie || wasChosen) this.#toggle(index, !this.#open.has(index));
  }

  #onKey(event: KeyboardEvent): void {
    const index = indexOf(event.target);
    if (index === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const visible = this.#visible();
    const at = visible.indexOf(index);
    switch (event.key) {
      case 'ArrowDown':
        this.#focus(visible[at + 1]);
        break;
      case 'ArrowUp':
        this.#focus(visible[at - 1]);
        break;
      case 'Home':
        this.#focus(visible[0]);
        break;
      case 'End':
        this.#focus(visible.at(-1));
        break;
      case 'ArrowRight':
        if (this.#hasChildren(index) && !this.#open.has(index)) this.#toggle(index, true);
        else if (this.#open.has(index)) this.#focus(index + 1);
        break;
      case 'ArrowLeft':
        if (this.#open.has(index)) this.#toggle(index, false);
        else this.#focus(this.#parent(index));
        break;
      case 'Enter':
      case ' ':
        this.#toggle(index, !this.#open.has(index));
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  #toggle(index: number, open: boolean): void {
    if (!this.#hasChildren(index)) return;
    const item = this.#itemOf(index);
    if (open) this.#open.add(index);
    else this.#open.delete(index);
    item?.setAttribute('aria-expanded', String(open));
    if (open) item?.append(this.#group(index));
    else item?.querySelector(':scope > ul')?.remove();
  }

  #focus(index: number | undefined): void {
    if (index !== undefined) this.#itemOf(index)?.focus();
  }

  #choose(index: number | undefined): void {
    if (index === undefined || index === this.#chosen) return;
    for (const [one, isChosen] of [
      [this.#chosen, false],
      [index, true],
    ] as const) {
      const item = this.#itemOf(one);
      item?.setAttribute('aria-selected', String(isChosen));
      item?.setAttribute('tabindex', isChosen ? '0' : '-1');
    }
    this.#chosen = index;
    this.#onChoose(index);
  }

  #itemOf(index: number): HTMLElement | undefined {
    return this.element.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? undefined;
  }

  #hasChildren(index: number): boolean {
    return (this.#rows[index + 1]?.depth ?? 0) > (this.#rows[index]?.depth ?? 0);
  }

  #parent(index: number): number | undefined {
    const depth = this.#rows[index]?.depth ?? 0;
    for (let at = index - 1; at >= 0; at--) if ((this.#rows[at]?.depth ?? 0) < depth) return at;
    return undefined;
  }

  /** From `first` on, those of that depth before a shallower one. */
  #siblings(first: number, depth: number): readonly number[] {
    const found: number[] = [];
    for (let at = first; at < this.#rows.length && (this.#rows[at]?.depth ?? 0) >= depth; at++) {
      if (this.#rows[at]?.depth === depth) found.push(at);
    }
    return found;
  }

  #visible(): readonly number[] {
    return [...this.element.querySelectorAll<HTMLElement>('[role="treeitem"]')].map(({ dataset }) =>
      Number(dataset.index),
    );
  }
}

/** "offset 4, header 2, length 10". */
export function elementText({ offset, headerLength, length, wraps }: Asn1Row, words: Words): string {
  const text = fill(words.element, offset, headerLength, length);
  return wraps ? `${text}, ${words.wraps}` : text;
}

function indexOf(target: EventTarget | null): number | undefined {
  const item = target instanceof Element ? target.closest<HTMLElement>('[role="treeitem"]') : undefined;
  return item ? Number(item.dataset.index) : undefined;
}
