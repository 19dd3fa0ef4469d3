import { parentPort, workerData } from 'node:worker_threads';
import { leaksOf, leakText } from './audit.ts';
import { allPlaces } from './places.ts';
import { allTrials } from './trials.ts';

/** Which trials are this thread's: every `of`-th, from `first` on. */
export interface Share {
  readonly first: number;
  readonly of: number;
}

/** The messages of a thread: each leak as it is found, the progress, and the end. */
export type AuditMessage = { readonly leak: string } | { readonly done: number; readonly all: number };

const { first, of } = workerData as Share;
const say = (message: AuditMessage) => parentPort?.postMessage(message);
const { places } = await allPlaces();
const trials = allTrials(places).filter((_, at) => at % of === first);
for (const [at, trial] of trials.entries()) {
  for (const leak of await leaksOf(trial)) say({ leak: leakText(leak) });
  say({ done: at + 1, all: trials.length });
}
