import { svg } from '../graph/element.ts';
import type { ExpirationWords } from '../protocol/expirationWords.ts';
import { fill } from '../protocol/words.ts';
import type { TimelineCluster } from './timelineLayout.ts';

/** The most names at a mark; more are counted. */
const MAX_NAMES = 5;

/** One mark: a shape a state, its count, and the whole of it in words. */
export function timelineMark(
  cluster: TimelineCluster,
  y: number,
  words: ExpirationWords,
  isChosen: boolean,
): SVGElement {
  const { x, radius, items, state, key } = cluster;
  const text = sentence(cluster, words);
  const count = items.length > 999 ? `${Math.floor(items.length / 1000)}k` : `${items.length}`;
  return svg(
    'g',
    {
      class: `cluster ${state}${items.length > 1 ? ' many' : ''}`,
      role: 'button',
      'aria-label': text,
      'aria-pressed': String(isChosen),
      'data-key': `cluster ${key}`,
    },
    svg('title', {}, text),
    svg('circle', { class: 'ring', cx: x, cy: y, r: radius + 4 }),
    shape(cluster, y),
    ...(items.length > 1 ? [svg('text', { class: 'count', x, y: y + 3.5, 'text-anchor': 'middle' }, count)] : []),
  );
}

function shape({ x, radius, state }: TimelineCluster, y: number): SVGElement {
  switch (state) {
    case 'valid':
      return svg('circle', { class: 'body', cx: x, cy: y, r: radius });
    case 'expiring': {
      const r = radius + 2;
      return svg('path', {
        class: 'body',
        d: `M${x} ${y - r} L${x + r} ${y + r * 0.75} L${x - r} ${y + r * 0.75} Z`,
      });
    }
    case 'expired':
    case 'notYetValid':
      return svg('rect', { class: 'body', x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
  }
}

/** "3 certificates, expiring, May 02, 2027: apiserver, etcd-peer, etcd-server" */
function sentence({ items, from, to, state }: TimelineCluster, words: ExpirationWords): string {
  const names = items.slice(0, MAX_NAMES).map(({ name }) => name);
  const more = items.length - names.length;
  const listed = more > 0 ? `${names.join(', ')} ${fill(words.andMore, more)}` : names.join(', ');
  const dates = dayText(from) === dayText(to) ? dayText(from) : fill(words.until, dayText(from), dayText(to));
  const template = items.length === 1 ? words.clusterOfOne : words.cluster;
  return fill(template, items.length, words[state], dates, listed);
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
