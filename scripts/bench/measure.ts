/** The middle of the values. Throws for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Nothing was measured.');
  return middle;
}

/** Milliseconds that each of a number of runs takes, one after the other. */
export async function timeRuns(runs: number, action: () => unknown): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await action();
    times.push(performance.now() - started);
  }
  return times;
}

/** Microseconds a call, the median of several rounds after one that only warms up. */
export async function timeCalls(calls: number, action: () => unknown): Promise<number> {
  const round = () => {
    for (let call = 0; call < calls; call++) action();
  };
  round();
  return (median(await timeRuns(9, round)) * 1000) / calls;
}
