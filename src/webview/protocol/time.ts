import { isCount, isText, listOf, optional, shapeOf } from './shapes.ts';

/** How all connections fare. */
export interface ShownCounts {
  readonly working: number;
  readonly failing: number;
  readonly all: number;
}

/** A day on which time alone changes a connection, as the pages get it. */
export interface ShownTimeStep {
  /** Days since the epoch, in UTC. */
  readonly day: number;
  /** At the end of that day. */
  readonly counts: ShownCounts;
  /** The connections that break on that day. */
  readonly broken: readonly ShownBreak[];
  /** How many more break on it. */
  readonly more: number;
  /** Further failures from that day on once everything is restarted. */
  readonly afterRestart?: string;
}

export interface ShownBreak {
  readonly title: string;
  readonly count: number;
  /** As it is logged. */
  readonly error?: string;
}

const isCounts = shapeOf<ShownCounts>({ working: isCount, failing: isCount, all: isCount });

export const isTimeStep = shapeOf<ShownTimeStep>({
  day: isCount,
  counts: isCounts,
  broken: listOf(shapeOf<ShownBreak>({ title: isText, count: isCount, error: optional(isText) })),
  more: isCount,
  afterRestart: optional(isText),
});

/** The values that a page needs for its slider before anything is computed. */
export interface TimeRange {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The last expiry; absent if nothing expires. */
  readonly until?: number | undefined;
  readonly counts: ShownCounts;
  /** Further failures once everything is restarted now. */
  readonly afterRestart?: string;
  readonly words: TimeWords;
}

/** The words of the slider. Its host gives them in the person's language. */
export const TIME_WORDS = [
  'group',
  'slider',
  'help',
  'now',
  'failing',
  'breaks',
  'more',
  'summary',
  'computing',
  'previous',
  'next',
  'noPrevious',
  'noNext',
] as const;

export type TimeWords = Readonly<Record<(typeof TIME_WORDS)[number], string>>;

export const isInstant = (value: unknown) => typeof value === 'number' && Number.isFinite(value);

export const isTimeRange = shapeOf<TimeRange>({
  now: isInstant,
  until: optional(isInstant),
  counts: isCounts,
  afterRestart: optional(isText),
  words: shapeOf<TimeWords>(
    Object.fromEntries(TIME_WORDS.map((word) => [word, isText])) as Record<keyof TimeWords, typeof isText>,
  ),
});
