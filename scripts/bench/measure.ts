/** The least of the values: the time of a run that nothing else on the machine disturbed. Throws for none. */
export function fastest(values: readonly number[]): number {
  if (values.length === 0) throw new Error('Nothing was measured.');
  return Math.min(...values);
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

/** Microseconds a call, in the fastest of several rounds after one that only warms up. */
export async function timeCalls(calls: number, action: () => unknown): Promise<number> {
  const round = () => {
    for (let call = 0; call < calls; call++) action();
  };
  round();
  return (fastest(await timeRuns(9, round)) * 1000) / calls;
}
