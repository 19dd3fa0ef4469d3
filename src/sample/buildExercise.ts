import { BREAKS } from './exerciseBreaks.ts';
import { buildCorrectCluster } from './exerciseCluster.ts';
import { EXERCISES, type ExerciseFaultId, type Level } from './exerciseList.ts';
import type { SampleFile } from './sampleTree.ts';

/** The files of an exercise, and what is logged of each fault. */
export interface BuiltExercise {
  readonly files: ReadonlyMap<string, SampleFile>;
  readonly logs: readonly { readonly id: ExerciseFaultId; readonly log: string }[];
}

/** Two nodes with five faults, with new keys and certificates about `now`. */
export async function buildExercise(level: Level, now: Date): Promise<BuiltExercise> {
  const cluster = await buildCorrectCluster(now);
  const logs: { id: ExerciseFaultId; log: string }[] = [];
  for (const { id } of EXERCISES[level]) logs.push({ id, log: await BREAKS[id](cluster) });
  return { files: cluster.files, logs };
}
