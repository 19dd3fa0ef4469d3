import type { Release } from '../release.ts';
import { EXPIRING, type Expiring } from './expiringNode.ts';
import { type ExpiryResult, tryExpiry } from './tryExpiry.ts';

/** Seconds from the start of a node to the expiry. A busy machine needs more, and is given more, to bring a node up. */
const SECONDS = [45, 90, 180];

/** Runs the nodes whose certificates expire, prints what differs, and returns how much does. */
export async function runExpiry(programs: string, release: Release): Promise<number> {
  const differences = await Promise.all(EXPIRING.map((one) => tried(one, programs, release)));
  return differences.reduce((sum, count) => sum + count, 0);
}

async function tried(expiring: Expiring, programs: string, release: Release): Promise<number> {
  let last: ExpiryResult | undefined;
  // A difference counts if it is repeated.
  for (const seconds of SECONDS) {
    const next = await tryExpiry(expiring, { programs, release, seconds });
    if (next && (linesOf(next).length === 0 || last)) return print(expiring, next);
    last = next ?? last;
  }
  if (last) return print(expiring, last);
  console.log(`certificates of ${expiring.id} that expire: the node did not come up in ${SECONDS.at(-1)} s`);
  return 1;
}

function print({ id }: Expiring, result: ExpiryResult): number {
  const { checks, restarted } = result;
  const lines = linesOf(result);
  const exits = checks.flatMap(({ name, real }) => (real.startsWith('exited') ? `${name} ${real}` : []));
  const same = restarted.starts + restarted.broken + restarted.working;
  console.log(
    `certificates of ${id} that expire while the node runs: ${checks.length} answers of running components` +
      `${exits.length > 0 ? ` (${exits.join('; ')})` : ''}, ${same} after a restart, ${lines.length} disagreements`,
  );
  for (const line of lines) console.log(line);
  return lines.length;
}

function linesOf({ checks, restarted }: ExpiryResult): readonly string[] {
  const wrong = checks.filter(({ isSame }) => !isSame);
  return [...wrong, ...restarted.differences].map(
    ({ name, foretold, real }) =>
      `${name}\n  foretold ${foretold}\n  real     ${real.replaceAll('\n', '\n           ')}`,
  );
}
