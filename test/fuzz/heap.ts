import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Collects everything unused, the memory of buffers too, which is given back as the next collection begins. */
export function collectGarbage(): void {
  collect();
  collect();
}

/** The bytes in use after a collection of garbage. */
export function usedHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/**
 * Resolves once all are collected, or after some seconds in which they were not. What a turn of the event loop looked at through a weak
 * reference is held until the turn ends, and what a compiler works on in its thread for as long as that takes.
 */
export async function untilCollected(held: readonly WeakRef<object>[]): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS && held.some((one) => one.deref() !== undefined); turn++) {
    await new Promise((resolve) => setTimeout(resolve, TURN_MS));
    collectGarbage();
  }
}

const MOST_TURNS = 400;
const TURN_MS = 20;
