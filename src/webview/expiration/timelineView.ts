import { svg } from '../graph/element.ts';
import type { ExpirationRows } from '../protocol/expirationMessages.ts';
import type { ExpirationWords } from '../protocol/expirationWords.ts';
import { fill } from '../protocol/words.ts';
import type { Filter } from './tableModel.ts';
import { labelAnchor, layoutTimeline, MARGIN, type TimelineItem, type TimelineLayout } from './timelineLayout.ts';
import { timelineMark } from './timelineMark.ts';

const HEIGHT = 168;
const LANES = { leaf: 62, axis: 92, ca: 122 };
/** From this width on there is room for all that is said of the next end; pixels. */
const WIDE = 640;
/** Half the height of a lane. */
const HALF = 22;

export interface TimelineEvents {
  /** The ends of a mark were chosen, or, where they were already, let go. */
  readonly onRange: (range: Filter['range']) => void;
}

/** The ends of all certificates on one axis: leaves above it, CAs below, today and the days of warning in sight. */
export function timeline(
  content: ExpirationRows,
  width: number,
  range: Filter['range'],
  { onRange }: TimelineEvents,
): { readonly element: SVGElement; readonly clusters: number; readonly xOf: TimelineLayout['xOf'] } {
  const { words, now, warningDays, caWarningDays, summary } = content;
  const layout = layoutTimeline(itemsOf(content), { now, warningDays, caWarningDays, width });
  const marks = layout.clusters.map((cluster) =>
    timelineMark(cluster, cluster.isAuthority ? LANES.ca : LANES.leaf, words, isChosen(cluster, range)),
  );
  for (const [at, mark] of marks.entries()) mark.setAttribute('tabindex', at === 0 ? '0' : '-1');
  const element = svg(
    'svg',
    {
      class: 'timeline',
      role: 'group',
      'aria-label': `${words.timeline}. ${summary} ${words.timelineHelp}`,
      width,
      height: HEIGHT,
      viewBox: `0 0 ${width} ${HEIGHT}`,
    },
    ...ground(layout, width, words, content),
    ...pointer(layout, width, content),
    svg('line', {
      'aria-hidden': 'true',
      class: 'cursor',
      y1: LANES.leaf - HALF - 6,
      y2: HEIGHT - 20,
      visibility: 'hidden',
    }),
    ...marks,
  );
  const choose = (mark: SVGElement | undefined) => {
    const cluster = mark && layout.clusters[marks.indexOf(mark)];
    if (!cluster) return;
    const { from, to, isAuthority } = cluster;
    onRange(isChosen(cluster, range) ? undefined : { from, to, isAuthority });
  };
  listen(element, marks, choose);
  return { element, clusters: marks.length, xOf: layout.xOf };
}

/** The arrow keys, Home and End go from mark to mark; Enter, Space and a click choose one. */
function listen(element: SVGElement, marks: readonly SVGElement[], choose: (mark: SVGElement | undefined) => void) {
  const markOf = (target: EventTarget | null) => marks.find((mark) => target instanceof Node && mark.contains(target));
  element.addEventListener('click', ({ target }) => choose(markOf(target)));
  element.addEventListener('focusin', ({ target }) => {
    const current = markOf(target);
    for (const mark of marks) mark.setAttribute('tabindex', mark === current ? '0' : '-1');
  });
  element.addEventListener('keydown', (event) => {
    const mark = markOf(event.target);
    if (!mark || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = marks.indexOf(mark);
    const wanted = new Map([
      ['ArrowLeft', at - 1],
      ['ArrowUp', at - 1],
      ['ArrowRight', at + 1],
      ['ArrowDown', at + 1],
      ['Home', 0],
      ['End', marks.length - 1],
    ]).get(event.key);
    if (wanted === undefined && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (wanted === undefined) choose(mark);
    else marks[Math.max(0, Math.min(marks.length - 1, wanted))]?.focus();
  });
}

function ground(
  { todayX, zoneX, caZoneX, ticks }: TimelineLayout,
  width: number,
  words: ExpirationWords,
  { warningDays, caWarningDays }: ExpirationRows,
): readonly SVGElement[] {
  const hidden = { 'aria-hidden': 'true' };
  const zone = (y: number, end: number, days: number) =>
    svg(
      'rect',
      { ...hidden, class: 'zone', x: todayX, y: y - HALF, width: Math.max(0, end - todayX), height: 2 * HALF },
      svg('title', {}, fill(words.zone, days)),
    );
  const tick = (x: number, label: string, kind: string) =>
    svg('text', { ...hidden, class: kind, x, y: HEIGHT - 6, 'text-anchor': 'middle' }, label);
  return [
    svg('rect', {
      ...hidden,
      class: 'past',
      x: MARGIN.left - 16,
      y: LANES.leaf - HALF,
      width: todayX - MARGIN.left + 16,
      height: LANES.ca - LANES.leaf + 2 * HALF,
    }),
    zone(LANES.leaf, zoneX, warningDays),
    zone(LANES.ca, caZoneX, caWarningDays),
    svg('line', { ...hidden, class: 'axis', x1: MARGIN.left - 16, x2: width - 8, y1: LANES.axis, y2: LANES.axis }),
    ...ticks.map(({ x }) =>
      svg('line', { ...hidden, class: 'axis', x1: x, x2: x, y1: LANES.axis - 3, y2: LANES.axis + 3 }),
    ),
    svg('line', { ...hidden, class: 'today', x1: todayX, x2: todayX, y1: LANES.leaf - HALF - 6, y2: LANES.ca + HALF }),
    ...ticks.map(({ x, days }) => tick(x, tickText(days, words), 'tick')),
    tick(todayX, words.today, 'tick now'),
    svg('text', { ...hidden, class: 'lane', x: 0, y: LANES.leaf + 4 }, words.certificates),
    svg('text', { ...hidden, class: 'lane', x: 0, y: LANES.ca + 4 }, words.authorities),
  ];
}

/** The next expiry, by name, above its mark. */
function pointer({ next }: TimelineLayout, width: number, { certificates, authorities, words }: ExpirationRows) {
  const [first, ...others] = next?.items ?? [];
  const row = [...certificates, ...authorities].find(({ id }) => id === first?.id);
  if (!next || !row) return [];
  const more = others.length > 0 ? ` ${fill(words.andMore, others.length)}` : '';
  const anchor = labelAnchor(next.x, width);
  const date = width < WIDE ? '' : ` · ${row.date}`;
  const y = next.isAuthority ? LANES.ca - HALF : LANES.leaf - next.radius - 2;
  return [
    svg('line', { 'aria-hidden': 'true', class: 'pointer', x1: next.x, x2: next.x, y1: 22, y2: y }),
    svg(
      'text',
      { 'aria-hidden': 'true', class: 'next', x: next.x + (anchor === 'end' ? 4 : -4), y: 16, 'text-anchor': anchor },
      `${row.name}${width < WIDE ? '' : more} · ${row.residual}${date}`,
    ),
  ];
}

function tickText(days: number, words: ExpirationWords): string {
  const text = sizeText(Math.abs(days), words);
  return days < 0 ? fill(words.ago, text) : text;
}

function sizeText(days: number, words: ExpirationWords): string {
  const years = Math.round(days / 365);
  if (days < 365) return fill(words.days, days);
  return years === 1 ? words.year : fill(words.years, years);
}

function isChosen(
  cluster: { readonly from: number; readonly to: number; readonly isAuthority: boolean },
  range: Filter['range'],
): boolean {
  return range?.from === cluster.from && range.to === cluster.to && range.isAuthority === cluster.isAuthority;
}

/** Copies of a certificate count once, as in the summary. */
function itemsOf({ certificates, authorities }: ExpirationRows): readonly TimelineItem[] {
  const seen = new Set<number>();
  return [certificates, authorities].flatMap((rows, at) =>
    rows.flatMap(({ id, name, state, expires, certificate }) => {
      if (expires === undefined || state === 'missing' || state === 'unread') return [];
      if (certificate !== undefined && seen.has(certificate)) return [];
      if (certificate !== undefined) seen.add(certificate);
      return [{ id, name, expires, state, isAuthority: at === 1 }];
    }),
  );
}
