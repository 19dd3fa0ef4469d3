import type { Asn1Row } from '../../core/formats/der/asn1Tree.ts';
import type { ViewerContent } from '../protocol/viewerMessages.ts';
import type { Words } from '../protocol/words.ts';
import { html } from '../view/element.ts';
import { HexView } from './hexView.ts';
import { elementText, StructureTree } from './structureTree.ts';

export type Structure = Extract<ViewerContent, { readonly kind: 'structure' }>;

/** The tree of elements beside the octets, of which those of the chosen element are marked. */
export function structureView(
  { rows, octets, cut }: Structure,
  words: Words,
  chosen: number,
  onChoose: (index: number) => void,
): HTMLElement {
  const hex = new HexView(octets, words.octets);
  const about = html('p', { class: 'about faint' });
  const choose = (index: number) => {
    const row = rows[index];
    if (!row) return;
    about.textContent = `${row.name}: ${elementText(row, words)}`;
    hex.mark(octetsOf(row));
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

function octetsOf({ offset, headerLength, length }: Asn1Row) {
  const content = offset + headerLength;
  return { start: offset, content, end: content + length };
}
