import { deserialize, serialize } from 'node:v8';

/** The current work of a thread. */
export interface InFlight {
  readonly kind: string;
  readonly lookAt: number;
  readonly input: readonly (readonly [name: string, bytes: Uint8Array])[];
}

const SIZE = 16 * 1024 * 1024;

/** Memory that both threads see, so that an input that never ends can still be reported and kept. */
export function makeShared(): SharedArrayBuffer {
  return new SharedArrayBuffer(SIZE);
}

export function writeInFlight(shared: SharedArrayBuffer, one: InFlight): void {
  const bytes = serialize(one);
  if (bytes.length > SIZE - 8) throw new Error('The input is too large.');
  new Uint8Array(shared, 8).set(bytes);
  const head = new Int32Array(shared, 0, 2);
  Atomics.store(head, 1, bytes.length);
  Atomics.add(head, 0, 1);
}

/** Grows with each input. */
export function inputsBegun(shared: SharedArrayBuffer): number {
  return Atomics.load(new Int32Array(shared, 0, 2), 0);
}

export function readInFlight(shared: SharedArrayBuffer): InFlight {
  const length = Atomics.load(new Int32Array(shared, 0, 2), 1);
  return deserialize(Uint8Array.from(new Uint8Array(shared, 8, length))) as InFlight;
}
