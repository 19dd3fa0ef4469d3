/** A stretch of time in which something that depends on the clock stays as it is; milliseconds since the epoch, the end left out. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

/** Whether what was true at the period's beginning is true at the instant. */
export function lasts({ from, until }: Period, now: number): boolean {
  return from <= now && now < until;
}
