import { cutTo } from '../layout/geometry.ts';
import type { PlacedBox, PlacedFrame } from '../layout/scene.ts';
import { type Drawing, svg } from './drawing.ts';

const TITLE_SIZE = 13;
const SUBTITLE_SIZE = 11;
const INSET = 14;

/** A box as tall as several rows repeats its name at this distance, so that it is in sight with any of its connections. */
const REPEATED = 300;

/** A component: its name and the file that sets it up. */
export function drawBox({ box, rect }: PlacedBox): Drawing {
  const { x, y, width, height } = rect;
  const room = width - INSET * 2;
  const line = (name: string, text: string, at: number, size: number) =>
    svg('text', { class: name, x: x + width / 2, y: at, 'text-anchor': 'middle' }, cutTo(text, room, size));
  const count = Math.max(1, Math.round(height / REPEATED));
  const middles = Array.from({ length: count }, (_, at) => y + (height * (at + 0.5)) / count);
  return svg(
    'g',
    {
      class: [
        'item box',
        box.component,
        ...(box.atHand ? [] : ['elsewhere']),
        ...(box.isInferred ? ['inferred'] : []),
      ].join(' '),
      role: box.opens ? 'button' : 'img',
      tabindex: -1,
      'aria-label': box.sentence,
      'data-id': box.id,
    },
    svg('rect', { class: 'body', x, y, width, height, rx: 8 }),
    ...middles.flatMap((middle) => [
      line('title', box.title, middle + (box.subtitle ? -3 : 5), TITLE_SIZE),
      ...(box.subtitle ? [line('subtitle', box.subtitle, middle + 14, SUBTITLE_SIZE)] : []),
      ...(box.state ? [line(box.state.isBad ? 'state bad' : 'state', box.state.text, middle + 32, SUBTITLE_SIZE)] : []),
    ]),
  );
}

/** A machine's outline with its name. */
export function drawFrame({ frame, rect }: PlacedFrame): Drawing {
  const { x, y, width, height } = rect;
  return svg(
    'g',
    { class: 'frame', 'aria-hidden': 'true' },
    svg('rect', { x, y, width, height, rx: 14 }),
    svg('text', { x: x + 20, y: y + 27 }, cutTo(frame.label, width - 40, 14)),
  );
}
