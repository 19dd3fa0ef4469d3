import { createServer } from 'node:net';

/** Below the ports that the system hands out to diallers, so that none of them takes one in between. */
const FIRST = 20_000;
const LAST = 32_000;

let next = FIRST + (process.pid % 1_000) * 10;

/** A TCP port that is free on every loopback address and was not given out before. */
export async function freePort(): Promise<number> {
  for (let tries = LAST - FIRST; tries > 0; tries--) {
    next = next < LAST ? next + 1 : FIRST;
    const port = next;
    if (await isFree(port)) return port;
  }
  throw new Error('There is no free port.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '0.0.0.0', () => server.close(() => resolve(true)));
  });
}
