/** Draws that are the same for the same seed on every machine. */
export interface Random {
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** A whole number from 0 on, below the limit. */
  index(limit: number): number;
  /** One of several, each as likely as its weight says. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T;
}

/** Mulberry32: 32 bits of state, enough to draw the shape of a node. */
export function seededRandom(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const at = <T>(choices: readonly T[], index: number): T => {
    if (index >= choices.length) throw new Error('Nothing to draw from.');
    return choices[index] as T;
  };
  return {
    chance: (probability) => next() < probability,
    pick: (choices) => at(choices, Math.floor(next() * choices.length)),
    index: (limit) => Math.floor(next() * limit),
    weighted: (choices) => {
      let rest = next() * choices.reduce((sum, [weight]) => sum + weight, 0);
      const found = choices.findIndex(([weight]) => {
        rest -= weight;
        return rest < 0;
      });
      return at(choices, found < 0 ? choices.length - 1 : found)[1];
    },
  };
}
