import type { Scene } from '../layout/scene.ts';
import type { ShownPicture } from '../shownPicture.ts';
import { drawBox, drawFrame } from './drawBox.ts';
import { drawBand, drawEdge, drawOverlay } from './drawEdge.ts';
import { type Drawing, svg } from './drawing.ts';
import { badge, seal } from './marks.ts';

/** The whole picture. Its items are in reading order: machine by machine, and each box followed by its outgoing connections. */
export function drawScene({ heading = '', summary }: Pick<ShownPicture, 'heading' | 'summary'>, scene: Scene): Drawing {
  const left = scene.frames[0]?.rect.x ?? 24;
  // If lines share a way, one that works never hides a broken one.
  const broken = scene.edges.filter(({ edge, caption }) => edge.verdict === 'broken' && !caption);
  return svg(
    'svg',
    {
      class: 'connections',
      role: 'group',
      'aria-label': `${heading}. ${summary}.`,
      viewBox: `0 0 ${scene.width} ${scene.height}`,
    },
    svg('text', { class: 'heading', x: left, y: 36, 'aria-hidden': 'true' }, heading),
    svg('text', { class: 'summary', x: left, y: 58, 'aria-hidden': 'true' }, summary),
    drawLegend(scene),
    svg('g', {}, ...scene.frames.map(drawFrame)),
    svg('g', { class: 'bands', 'aria-hidden': 'true' }, ...scene.edges.map(drawBand)),
    ...scene.frames.map(({ frame }, at) =>
      svg('g', { role: 'group', 'aria-label': frame.label }, ...itemsOf(scene, frame, at)),
    ),
    svg('g', { 'aria-hidden': 'true' }, ...broken.map(drawOverlay)),
  );
}

function itemsOf(
  { boxes, edges }: Scene,
  { boxes: own }: Scene['frames'][number]['frame'],
  at: number,
): readonly Drawing[] {
  return boxes
    .filter(({ box }) => own.includes(box))
    .flatMap((placed) => [
      drawBox(placed),
      ...edges.filter(({ edge, frame }) => frame === at && edge.from === placed.box.id).map(drawEdge),
    ]);
}

export function drawLegend({ legend }: Scene): Drawing {
  const items = legend.map((item) => {
    const { x, y, text } = item;
    const at = { x: x + 8, y };
    return svg(
      'g',
      { role: 'listitem', 'aria-label': text },
      item.kind === 'domain' ? seal(item.domain.id, at) : badge(item.verdict, at),
      svg('text', { x: x + 24, y: y + 4 }, text),
    );
  });
  return svg('g', { class: 'legend', role: 'list', 'aria-label': 'Legend' }, ...items);
}
