import type { Input } from './kind.ts';

/** How long one input is worked on. Milliseconds. */
const MAX_TIME = 15_000;

/**
 * A smaller input that still fails: without the files and the pieces of files that make no difference. If a piece of a secret is the fault, files
 * stay whole, as a secret that is cut short enough is harmless.
 */
export async function shrink(
  input: Input,
  fails: (input: Input) => Promise<boolean>,
  keepsFiles: boolean,
): Promise<Input> {
  const end = performance.now() + MAX_TIME;
  let smallest = input;
  for (const file of input) {
    const without = smallest.filter((one) => one !== file);
    if (without.length > 0 && performance.now() < end && (await fails(without))) smallest = without;
  }
  if (keepsFiles) return smallest;
  for (const [name] of smallest) {
    const withBytes = (bytes: Uint8Array): Input => smallest.map((one) => (one[0] === name ? [name, bytes] : one));
    const bytes = smallest.find((one) => one[0] === name)?.[1] ?? new Uint8Array();
    smallest = withBytes(await shrinkBytes(bytes, (shorter) => fails(withBytes(shorter)), end));
  }
  return smallest;
}

/** Delta debugging: ever smaller pieces are left out. */
async function shrinkBytes(
  bytes: Uint8Array,
  fails: (bytes: Uint8Array) => Promise<boolean>,
  end: number,
): Promise<Uint8Array> {
  let smallest = bytes;
  for (let piece = bytes.length >> 1; piece >= 1; piece >>= 1) {
    for (let at = 0; at < smallest.length; ) {
      if (performance.now() > end) return smallest;
      const shorter = Uint8Array.from([...smallest.subarray(0, at), ...smallest.subarray(at + piece)]);
      if (await fails(shorter)) smallest = shorter;
      else at += piece;
    }
  }
  return smallest;
}
