import type { Picture } from '../protocol/picture.ts';
import { html } from './element.ts';
import { type Corner, placeCard } from './placeCard.ts';

/** The details of one box or connection, next to it while the pointer or the focus is on it. Escape closes it. */
export class Card {
  readonly element = html('div', { class: 'card', id: 'card', role: 'tooltip', hidden: '' });
  #shown: string | undefined;

  /** `open` is called with the id of what it tells about when it is clicked; whoever selects text in it only wants to copy that. */
  constructor(open: (id: string) => void) {
    this.element.addEventListener('click', () => {
      if (this.#shown !== undefined && getSelection()?.isCollapsed !== false) open(this.#shown);
    });
  }

  /** Id of the item that it tells about; undefined while it is away. */
  get shown(): string | undefined {
    return this.#shown;
  }

  /** `line` are points of the line that it is about, which stays in sight. */
  show(id: string, picture: Picture, anchor: DOMRect, line: readonly Corner[]): void {
    const content = contentOf(id, picture);
    if (!content) {
      this.hide();
      return;
    }
    this.#shown = id;
    this.element.replaceChildren(...content);
    this.element.hidden = false;
    this.place(anchor, line);
  }

  hide(): void {
    this.#shown = undefined;
    this.element.hidden = true;
  }

  /** Puts it where the item has moved to. `line` is not covered. */
  place(anchor: DOMRect, line: readonly Corner[]): void {
    const { offsetWidth: width, offsetHeight: height, style } = this.element;
    const { clientWidth, clientHeight } = document.documentElement;
    const { left, top } = placeCard({ width, height }, anchor, { width: clientWidth, height: clientHeight }, line);
    style.left = `${left}px`;
    style.top = `${top}px`;
  }
}

function contentOf(id: string, { edges, frames }: Picture): readonly HTMLElement[] | undefined {
  const edge = edges.find((one) => one.id === id);
  if (edge) {
    return [
      html('h2', { class: edge.verdict }, edge.title),
      ...nodeLine([edge.from, edge.to], frames),
      ...edge.sections.flatMap(({ heading, rows }) => [
        ...(heading === undefined ? [] : [html('h3', {}, heading)]),
        html(
          'dl',
          {},
          ...rows.flatMap(({ label, value, tone, code }) => [
            html('dt', {}, label),
            html('dd', { class: [tone, code ? 'code' : undefined].filter(Boolean).join(' ') }, value),
          ]),
        ),
      ]),
    ];
  }
  const box = frames.flatMap(({ boxes }) => boxes).find((one) => one.id === id);
  if (!box) return undefined;
  return [html('h2', {}, box.title), ...nodeLine([id], frames), html('p', {}, box.sentence)];
}

/** Components of several nodes have the same titles. Ends that are in no file have no node. */
function nodeLine(ends: readonly string[], frames: Picture['frames']): readonly HTMLElement[] {
  if (frames.length < 2) return [];
  const labels = ends.flatMap((end) => frames.find(({ boxes }) => boxes.some(({ id }) => id === end))?.label ?? []);
  return labels.length === 0 ? [] : [html('p', { class: 'node' }, [...new Set(labels)].join(' → '))];
}
