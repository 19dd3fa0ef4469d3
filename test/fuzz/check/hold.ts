/** The result of some work, and the longest stretch of processor time in which nothing else got a turn. Milliseconds. */
export interface Held<T> {
  readonly value: T;
  readonly hold: number;
}

/** Counts the time of this thread alone, so that a busy machine makes no difference. Rejects as the work does. */
export async function measureHold<T>(work: () => Promise<T>): Promise<Held<T>> {
  let hold = 0;
  let last = threadTime();
  let isOver = false;
  const turn = () => {
    const now = threadTime();
    hold = Math.max(hold, now - last);
    last = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  try {
    const value = await work();
    isOver = true;
    turn();
    return { value, hold };
  } finally {
    isOver = true;
  }
}

function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
