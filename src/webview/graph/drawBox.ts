import { svg } from './element.ts';
import { cutTo } from './layout/geometry.ts';
import type { PlacedBox, PlacedFrame } from './layout/scene.ts';

const TITLE_SIZE = 13;
const SUBTITLE_SIZE = 11;
const INSET = 14;

/** A component: its name and the file that sets it up. */
export function drawBox({ box, rect }: PlacedBox): SVGElement {
  const { x, y, width, height } = rect;
  const middle = { x: x + width / 2, y: y + height / 2 };
  const room = width - INSET * 2;
  const group = svg('g', {
    class: `item box ${box.component}${box.atHand ? '' : ' elsewhere'}`,
    role: box.opens ? 'button' : 'img',
    tabindex: -1,
    'aria-label': box.sentence,
    'data-id': box.id,
  });
  group.append(svg('rect', { class: 'body', x, y, width, height, rx: 8 }));
  const subtitle = box.subtitle || (box.atHand ? '' : 'not in the workspace');
  group.append(
    svg(
      'text',
      { class: 'title', x: middle.x, y: middle.y + (subtitle ? -3 : 5), 'text-anchor': 'middle' },
      cutTo(box.title, room, TITLE_SIZE),
    ),
  );
  if (subtitle) {
    group.append(
      svg(
        'text',
        { class: 'subtitle', x: middle.x, y: middle.y + 14, 'text-anchor': 'middle' },
        cutTo(subtitle, room, SUBTITLE_SIZE),
      ),
    );
  }
  return group;
}

/** A machine's outline with its name. */
export function drawFrame({ frame, rect }: PlacedFrame): SVGElement {
  const { x, y, width, height } = rect;
  return svg(
    'g',
    { class: 'frame', 'aria-hidden': 'true' },
    svg('rect', { x, y, width, height, rx: 14 }),
    svg('text', { x: x + 20, y: y + 27 }, cutTo(frame.label, width - 40, 14)),
  );
}
