import type { ImageFormat } from '../protocol/messages.ts';
import { svg } from './element.ts';

const STYLES = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap'],
  ...['stroke-linejoin', 'opacity', 'font-family', 'font-size', 'font-weight', 'letter-spacing'],
];

/** Pixels a unit, and pixels a side: beyond that browsers give an empty canvas. */
const SHARPNESS = 2;

const MOST_PIXELS = 8192;

/** The picture as a separate file: as it looks now, without the page's style sheet and without ids or paths. */
export async function imageOf(picture: SVGElement, format: ImageFormat, background: string): Promise<Uint8Array> {
  const { width, height } = sizeOf(picture);
  const text = standalone(picture, width, height, background);
  if (format === 'svg') return new TextEncoder().encode(text);
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    return await paint(url, width, height);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function standalone(picture: SVGElement, width: number, height: number, background: string): string {
  const copy = picture.cloneNode(true) as SVGElement;
  const originals = [picture, ...picture.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  copies.forEach((element, at) => {
    const original = originals[at];
    if (original) flatten(element, getComputedStyle(original));
  });
  for (const reach of copy.querySelectorAll('[data-reach]')) reach.remove();
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('role', 'img');
  copy.setAttribute('aria-label', picture.getAttribute('aria-label') ?? '');
  copy.prepend(svg('rect', { width, height, fill: background }));
  return new XMLSerializer().serializeToString(copy);
}

/** Styles become attributes. What is for the page alone goes, above all ids and sentences, which hold paths of files. */
function flatten(element: SVGElement, style: CSSStyleDeclaration): void {
  const isReach = element.classList.contains('reach');
  for (const { name } of [...element.attributes]) {
    if (/^(class|tabindex|style|role|(data|aria)-.*)$/.test(name)) element.removeAttribute(name);
  }
  for (const name of STYLES) element.setAttribute(name, style.getPropertyValue(name));
  if (isReach) element.setAttribute('data-reach', '');
}

async function paint(url: string, width: number, height: number): Promise<Uint8Array> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const scale = Math.min(SHARPNESS, MOST_PIXELS / width, MOST_PIXELS / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The graph could not be rendered.');
  return new Uint8Array(await blob.arrayBuffer());
}

function sizeOf(picture: SVGElement): { readonly width: number; readonly height: number } {
  const [, , width = 1, height = 1] = (picture.getAttribute('viewBox') ?? '').split(' ').map(Number);
  return { width, height };
}

/** Highlights an item with the items that belong to it and dims the rest; highlights all if there is no item. */
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
