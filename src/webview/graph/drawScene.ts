import type { Picture } from '../protocol/picture.ts';
import { drawBox, drawFrame } from './drawBox.ts';
import { drawBand, drawEdge, drawOverlay } from './drawEdge.ts';
import { svg } from './element.ts';
import type { Scene } from './layout/scene.ts';
import { badge, seal } from './marks.ts';

/**
 * The whole picture. Its items stand in reading order: machine by machine, each box followed by the connections that it
 * dials.
 */
export function drawScene(picture: Picture, scene: Scene): SVGElement {
  const root = svg('svg', {
    class: 'web',
    role: 'group',
    viewBox: `0 0 ${scene.width} ${scene.height}`,
  });
  const left = scene.frames[0]?.rect.x ?? 24;
  root.append(
    svg('text', { class: 'heading', x: left, y: 36, 'aria-hidden': 'true' }, 'Connection Graph'),
    svg('text', { class: 'summary', x: left, y: 58, 'aria-hidden': 'true' }),
    drawLegend(scene),
    svg('g', {}, ...scene.frames.map(drawFrame)),
    svg('g', { class: 'bands', 'aria-hidden': 'true' }, ...scene.edges.map(drawBand)),
  );
  scene.frames.forEach(({ frame }, at) => {
    const group = svg('g', { role: 'group', 'aria-label': frame.label });
    for (const placed of scene.boxes) {
      if (!frame.boxes.includes(placed.box)) continue;
      group.append(drawBox(placed));
      group.append(
        ...scene.edges.filter(({ edge, frame: own }) => own === at && edge.from === placed.box.id).map(drawEdge),
      );
    }
    root.append(group);
  });
  // Where lines share a way, a broken one is never hidden by one that works.
  const broken = scene.edges.filter(({ edge, caption }) => edge.verdict === 'broken' && !caption);
  root.append(svg('g', { 'aria-hidden': 'true' }, ...broken.map(drawOverlay)));
  summarize(root, picture.summary);
  return root;
}

/** Writes the summary on a picture that is drawn. */
export function summarize(root: Element, summary: string): void {
  const line = root.querySelector('.summary');
  if (line) line.textContent = summary;
  root.setAttribute('aria-label', `Connection graph. ${summary}.`);
}

function drawLegend({ legend }: Scene): SVGElement {
  const group = svg('g', { class: 'legend', role: 'list', 'aria-label': 'Legend' });
  for (const item of legend) {
    const { x, y, text } = item;
    const at = { x: x + 8, y };
    group.append(
      svg(
        'g',
        { role: 'listitem', 'aria-label': text },
        item.kind === 'domain' ? seal(item.domain.id, at) : badge(item.verdict, at),
        svg('text', { x: x + 24, y: y + 4 }, text),
      ),
    );
  }
  return group;
}
