import type { Drawing } from '../../core/presentation/graph/drawing/drawing.ts';

const SVG = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An SVG element. Text goes in by `textContent` only, so nothing in it is ever markup. */
export function svg(
  tag: string,
  attributes: Attributes = {},
  ...children: readonly (SVGElement | string)[]
): SVGElement {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, attributes);
  for (const child of children) {
    if (typeof child === 'string') element.textContent = child;
    else element.append(child);
  }
  return element;
}

/** A drawing as elements of the page. */
export function drawn({ tag, attributes, children, text }: Drawing): SVGElement {
  return svg(tag, attributes, ...(text === undefined ? [] : [text]), ...children.map(drawn));
}

/** An HTML element, in the same way. */
export function html(
  tag: string,
  attributes: Attributes = {},
  ...children: readonly (HTMLElement | string)[]
): HTMLElement {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  for (const child of children) {
    if (typeof child === 'string') element.textContent = child;
    else element.append(child);
  }
  return element;
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, String(value));
  }
}
