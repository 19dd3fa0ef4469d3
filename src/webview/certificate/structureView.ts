import type { Asn1Row } from '../../core/formats/der/asn1Tree.ts';
import { html } from '../graph/element.ts';
import type { ViewerContent } from '../protocol/viewerMessages.ts';
import type { Words } from '../protocol/words.ts';
import { elementText, StructureTree } from './structureTree.ts';

export type Structure = Extract<ViewerContent, { readonly kind: 'structure' }>;

/** The tree of elements next to the bytes, of which those of the chosen element are marked. */
export function structureView(
  { rows, bytes, cut }: Structure,
  words: Words,
  chosen: number,
  onChoose: (index: number) => void,
): HTMLElement {
  const hex = new HexView(bytes, words.bytes);
  const about = html('p', { class: 'about faint' });
  const choose = (index: number) => {
    const row = rows[index];
    if (!row) return;
    const name = row.field === undefined ? row.name : `${row.field} ${row.name}`;
    about.textContent = `${name}: ${elementText(row, words)}`;
    hex.mark(bytesOf(row));
  };
  const tree = new StructureTree(rows, words, chosen, (index) => {
    choose(index);
    onChoose(index);
  });
  const button = (label: string, open: boolean) => {
    const element = html('button', { type: 'button', class: 'action', 'data-key': `all ${open}` }, label);
    element.addEventListener('click', () => tree.setAll(open));
    return element;
  };
  // Only what is laid out can be brought into view.
  requestAnimationFrame(() => choose(chosen < rows.length ? chosen : 0));
  return html(
    'div',
    { class: 'structure' },
    html('div', { class: 'actions' }, button(words.expandAll, true), button(words.collapseAll, false)),
    ...(cut ? [html('p', { class: 'note' }, words.cut)] : []),
    html('div', { class: 'beside' }, tree.element, html('div', { class: 'octet-side' }, about, hex.element)),
  );
}

function bytesOf({ offset, headerLength, length }: Asn1Row) {
  const content = offset + headerLength;
  return { start: offset, content, end: content + length };
}

const PER_LINE = 16;

/** The bytes an element takes: its header, then its content. */
interface MarkedBytes {
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

/** Octets in hexadecimal and as characters, with those of one element marked. */
class HexView {
  readonly element: HTMLElement;
  readonly #bytes: Uint8Array;
  readonly #lines: readonly HTMLElement[];
  #marked: MarkedBytes = { start: 0, content: 0, end: 0 };

  constructor(bytes: Uint8Array, label: string) {
    this.#bytes = bytes;
    const count = Math.ceil(bytes.length / PER_LINE);
    this.#lines = Array.from({ length: count }, () => html('div', { class: 'line' }));
    this.element = html('div', { class: 'hex', tabindex: 0, role: 'region', 'aria-label': label, 'data-key': 'hex' });
    this.element.append(...this.#lines);
    for (let line = 0; line < count; line++) this.#draw(line);
  }

  /** Marks the bytes in place of those marked before, and brings the first of them into view. */
  mark(bytes: MarkedBytes): void {
    const old = this.#marked;
    this.#marked = bytes;
    for (const { start, end } of [old, bytes]) {
      const last = Math.min(Math.ceil(end / PER_LINE), this.#lines.length);
      for (let line = Math.floor(start / PER_LINE); line < last; line++) this.#draw(line);
    }
    const first = this.#lines[Math.floor(bytes.start / PER_LINE)];
    if (!first) return;
    // Only the bytes scroll, never the page.
    const { offsetTop, offsetHeight } = first;
    const { scrollTop, clientHeight } = this.element;
    const isAway = offsetTop < scrollTop || offsetTop + offsetHeight > scrollTop + clientHeight;
    if (isAway) this.element.scrollTop = Math.max(0, offsetTop - clientHeight / 3);
  }

  #draw(line: number): void {
    const from = line * PER_LINE;
    const to = Math.min(from + PER_LINE, this.#bytes.length);
    const { start, content, end } = this.#marked;
    const inside = (at: number) => Math.max(from, Math.min(to, at));
    const cuts = [from, inside(start), inside(content), inside(end), to];
    const kinds = [undefined, 'head', 'body', undefined];
    const pieces = (text: (byte: number, at: number) => string) =>
      kinds.flatMap((kind, piece) => {
        const [first = from, last = from] = [cuts[piece], cuts[piece + 1]];
        if (first >= last) return [];
        let shown = '';
        for (let at = first; at < last; at++) shown += text(this.#bytes[at] ?? 0, at);
        return [html(kind === undefined ? 'span' : 'mark', { class: kind }, shown)];
      });
    const address = html('span', { class: 'address', 'aria-hidden': 'true' }, from.toString(16).padStart(6, '0'));
    const hex = html('span', { class: 'bytes' }, ...pieces(hexText));
    const characters = html('span', { class: 'characters', 'aria-hidden': 'true' }, ...pieces(characterText));
    this.#lines[line]?.replaceChildren(address, hex, characters);
  }
}

function hexText(byte: number, at: number): string {
  const gap = at % PER_LINE === PER_LINE / 2 ? '  ' : at % PER_LINE === 0 ? '' : ' ';
  return gap + byte.toString(16).padStart(2, '0');
}

function characterText(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}
