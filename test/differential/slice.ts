import type { RecordingName } from './recordings.ts';

/** To save minutes, one case in so many of each set is tried: in the drawn sets, any are as good as the others. */
export const SLICE: Readonly<Record<RecordingName, number>> = { table: 1, random: 4, nodes: 20 };

/** How many parts of cases kube-apiserver itself is asked, in a run of all cases and in any other. */
export const SAMPLED = { whole: 60, part: 6 } as const;
