import type { RecordingName } from './recordings.ts';

/** Where minutes count, one case in so many of each set is tried: of the sets that are drawn, any are as good as the others. */
export const SLICE: Readonly<Record<RecordingName, number>> = { table: 1, random: 4, nodes: 20 };
