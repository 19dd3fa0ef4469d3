import { DAY } from '../time/calendar.ts';
import { bend } from '../time/timeScale.ts';

/** One certificate as input of the timeline. */
export interface TimelineItem {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the epoch, as all times here. */
  readonly expires: number;
  readonly isAuthority: boolean;
  readonly state: ClusterState;
}

export type ClusterState = 'valid' | 'expiring' | 'expired' | 'notYetValid';

export interface TimelineOptions {
  readonly now: number;
  readonly warningDays: number;
  readonly caWarningDays: number;
  /** Pixels, the margins included. */
  readonly width: number;
}

/** Several expiries as one mark, because they are too close together for separate ones. */
export interface TimelineCluster {
  /** The same while its ends stay. */
  readonly key: string;
  readonly x: number;
  readonly radius: number;
  readonly from: number;
  readonly to: number;
  readonly isAuthority: boolean;
  /** The worst of its items. */
  readonly state: ClusterState;
  readonly items: readonly TimelineItem[];
}

/** A place of the axis: so many days from today, behind it where negative. */
export interface TimelineTick {
  readonly x: number;
  readonly days: number;
}

export interface TimelineLayout {
  /** The place of so many days from today. */
  readonly xOf: (day: number) => number;
  readonly todayX: number;
  /** The end of the days before expiry in which a leaf, or a CA, is warned about. */
  readonly zoneX: number;
  readonly caZoneX: number;
  readonly ticks: readonly TimelineTick[];
  readonly clusters: readonly TimelineCluster[];
  /** The next cluster in the future. */
  readonly next?: TimelineCluster | undefined;
}

/** Room at the left for the lanes' names, and at the right for half a mark. */
export const MARGIN = { left: 104, right: 28 };
/** Marks nearer than this are one; half of it is the largest radius, so that no two overlap. */
const MERGED_WITHIN = 26;
/** Ticks nearer than this would write over each other. */
const TICK_ROOM = 72;
const TICKS = [-3650, -1095, -365, -90, -30, -7, 7, 30, 90, 365, 1095, 3650, 10950, 36500];
const WORST_FIRST: readonly ClusterState[] = ['expired', 'notYetValid', 'expiring', 'valid'];

/**
 * Places the ends of certificates on an axis that is fine near today and ever coarser away from it: the next weeks and
 * the CA of ten years are both to be seen. However many there are, a lane has no more marks than fit side by side.
 */
export function layoutTimeline(items: readonly TimelineItem[], options: TimelineOptions): TimelineLayout {
  const { now, warningDays, caWarningDays } = options;
  const dayOf = (time: number) => (time - now) / DAY;
  const days = items.map(({ expires }) => dayOf(expires));
  const first = bend(days.reduce((least, day) => Math.min(least, day), -7));
  const last = bend(days.reduce((most, day) => Math.max(most, day), Math.max(90, warningDays)));
  const room = Math.max(1, options.width - MARGIN.left - MARGIN.right);
  const xOf = (day: number) => MARGIN.left + ((bend(day) - first) / (last - first)) * room;
  const end = MARGIN.left + room;
  const clusters = [false, true].flatMap((isAuthority) =>
    clustersOf(
      items.filter((item) => item.isAuthority === isAuthority),
      (time) => xOf(dayOf(time)),
      now,
    ),
  );
  const coming = clusters.filter(({ from }) => from >= now);
  const soonest = coming.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
  return {
    xOf,
    todayX: xOf(0),
    zoneX: Math.min(end, xOf(warningDays)),
    caZoneX: Math.min(end, xOf(caWarningDays)),
    ticks: ticksOf(xOf, end),
    clusters,
    next: coming.find(({ from }) => from === soonest),
  };
}

/** Past and future expiries never share a cluster. */
function clustersOf(
  items: readonly TimelineItem[],
  xOf: (time: number) => number,
  now: number,
): readonly TimelineCluster[] {
  const groups: TimelineItem[][] = [];
  for (const item of [...items].sort((a, b) => a.expires - b.expires)) {
    const [begun] = groups.at(-1) ?? [];
    const isNear = begun !== undefined && xOf(item.expires) - xOf(begun.expires) < MERGED_WITHIN;
    if (isNear && begun.expires < now === item.expires < now) groups.at(-1)?.push(item);
    else groups.push([item]);
  }
  return groups.flatMap((group) => toCluster(group, xOf) ?? []);
}

function toCluster(items: readonly TimelineItem[], xOf: (time: number) => number): TimelineCluster | undefined {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return undefined;
  return {
    key: `${first.isAuthority ? 'ca' : 'leaf'} ${first.id}`,
    x: xOf(first.expires),
    radius: items.length === 1 ? 7 : Math.min(MERGED_WITHIN / 2 - 1, 9 + Math.log10(items.length)),
    from: first.expires,
    to: last.expires,
    isAuthority: first.isAuthority,
    state: WORST_FIRST.find((state) => items.some((item) => item.state === state)) ?? 'valid',
    items,
  };
}

function ticksOf(xOf: (day: number) => number, end: number): readonly TimelineTick[] {
  const taken = [xOf(0)];
  const ticks = TICKS.flatMap((days) => {
    const x = xOf(days);
    if (x < MARGIN.left || x > end || taken.some((other) => Math.abs(other - x) < TICK_ROOM)) return [];
    taken.push(x);
    return [{ x, days }];
  });
  return ticks;
}

/** On which side of its mark a label of any length has more room. */
export function labelAnchor(x: number, width: number): 'start' | 'end' {
  return x > width / 2 ? 'end' : 'start';
}
