import type { Point } from '../layout/geometry.ts';
import type { PictureDomainId } from '../picture.ts';
import type { ShownEdge } from '../shownPicture.ts';
import { type Drawing, svg } from './drawing.ts';

/** One shape per trust domain, so that color is not the only difference. Around 0, 0. */
const SEALS = {
  cluster: 'M-5.5 0A5.5 5.5 0 1 1 5.5 0A5.5 5.5 0 1 1 -5.5 0Z',
  etcd: 'M0 -7L7 0L0 7L-7 0Z',
  'etcd-peer': 'M-6.5 -5L6.5 -5L0 6.5Z',
  'front-proxy': 'M0 -6.5L6.5 5L-6.5 5Z',
  'kubelet-serving': 'M-5 -5H5V5H-5Z',
  tokens: 'M-3.2 -5.5H3.2L6.4 0L3.2 5.5H-3.2L-6.4 0Z',
} as const satisfies Record<PictureDomainId, string>;

const GLYPHS = {
  ok: 'M-3.8 0.3L-1 3.1L4 -2.9',
  follows: 'M-4 0H4',
  broken: 'M-3.1 -3.1L3.1 3.1M3.1 -3.1L-3.1 3.1',
  unknown: 'M-2.4 -1.7A2.5 2.5 0 1 1 0 1V1.6M0 4.2V4.3',
} as const satisfies Record<ShownEdge['verdict'], string>;

/** The seal of a certificate of that domain; hollow where that side shows none. */
export function seal(domain: PictureDomainId | undefined, at: Point): Drawing {
  const shape = domain === undefined ? 'M-3.5 0A3.5 3.5 0 1 1 3.5 0A3.5 3.5 0 1 1 -3.5 0Z' : SEALS[domain];
  return svg('path', { class: `seal ${domain ?? 'none'}`, d: shape, transform: `translate(${at.x} ${at.y})` });
}

/** ✓, ✗, – or ? in a disc. */
export function badge(verdict: ShownEdge['verdict'], at: Point): Drawing {
  return svg(
    'g',
    { class: `badge ${verdict}`, transform: `translate(${at.x} ${at.y})` },
    svg('circle', { r: 9.5 }),
    svg('path', { d: GLYPHS[verdict] }),
  );
}
