/** Deals out lanes: edges of one group share theirs, and other groups run beside it. */
export class Lanes {
  readonly #taken = new Map<string, Map<string, number>>();
  readonly #gap: number;
  readonly #most: number;

  /** `gap` apart, at most `most` of them in a gutter: after that they are shared. */
  constructor(gap: number, most: number) {
    this.#gap = gap;
    this.#most = most;
  }

  /** Distance of the group's lane from the gutter's middle. */
  offset(gutter: string, group: string): number {
    const groups = this.#taken.get(gutter) ?? new Map<string, number>();
    this.#taken.set(gutter, groups);
    const lane = groups.get(group) ?? groups.size % this.#most;
    groups.set(group, lane);
    // 0, +1, -1, +2, -2: the first in the middle.
    return (lane % 2 === 1 ? (lane + 1) / 2 : -lane / 2) * this.#gap;
  }
}
