/** Lights an item with what belongs to it and dims the rest; lights all the same where there is none. */
export function light(root: Element, id: string | undefined): void {
  root.classList.toggle('focused', id !== undefined);
  const items = [...root.querySelectorAll<SVGElement>('.item')];
  const lit = new Set<string | undefined>([id]);
  for (const { dataset } of items) {
    if (dataset.from === undefined) continue;
    // An edge lights its boxes, a box its edges and what is at their other ends.
    if ([dataset.id, dataset.from, dataset.to].includes(id)) {
      lit.add(dataset.id);
      lit.add(dataset.from).add(dataset.to);
    }
  }
  for (const item of items) item.classList.toggle('lit', id !== undefined && lit.has(item.dataset.id));
}
