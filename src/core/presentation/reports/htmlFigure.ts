import { html } from '../../model/text/html.ts';
import type { Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import type { Drawing } from '../graph/drawing/drawing.ts';
import { drawRows } from '../graph/drawing/drawRows.ts';
import type { Scene } from '../graph/layout/scene.ts';

/** A drawn graph inside a page, one picture for each row of machines, so that pages end between them. In pieces, one a drawing. */
export function* figureHtml(caption: Text, scene: Scene): Generator<string> {
  const label = html(caption);
  yield '<figure class="connections">';
  for (const [at, { top, bottom, content }] of drawRows(scene).entries()) {
    const height = bottom - top;
    const size = `viewBox="0 ${top} ${scene.width} ${height}" width="${scene.width}" height="${height}"`;
    const role = at === 0 ? `role="img" aria-label="${label}"` : 'aria-hidden="true"';
    yield `\n<svg ${role} ${size}>`;
    for (const drawing of content) yield drawingHtml(drawing);
    yield '</svg>';
  }
  yield `\n<figcaption>${label}</figcaption>\n</figure>`;
}

/** Attributes that only the panel needs: ids, which contain paths of files, focus and roles. */
const LEFT_OUT = /^(?:tabindex|role|(?:data|aria)-.*)$/;

function drawingHtml({ tag, attributes, children, text }: Drawing): string {
  // An invisible line that only serves the pointer.
  if (attributes.class === 'reach') return '';
  const named = Object.entries(attributes)
    .filter(([name]) => !LEFT_OUT.test(name))
    .map(([name, value]) => ` ${name}="${html(untrusted(String(value)))}"`);
  const content = text === undefined ? children.map(drawingHtml).join('') : html(untrusted(text));
  return `<${tag}${named.join('')}>${content}</${tag}>`;
}
