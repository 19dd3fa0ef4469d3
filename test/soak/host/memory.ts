import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** The memory of the extension host at one moment, in MiB, after everything unused was collected. */
export interface MemorySample {
  readonly minute: number;
  readonly heap: number;
  /** Buffers and other memory that objects hold outside the heap. */
  readonly external: number;
  /** The memory of the whole process, which the operating system may reclaim. */
  readonly resident: number;
}

export async function sampleMemory(minute: number): Promise<MemorySample> {
  // Finalizers and weak references are looked at between two collections.
  for (let round = 0; round < 3; round++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const mebi = (bytes: number) => bytes / 1024 / 1024;
  return { minute, heap: mebi(heapUsed), external: mebi(external), resident: mebi(rss) };
}
