import { Draw } from '../draw.ts';
import type { Input, Kind, Outcome } from '../kind.ts';
import { type Failure, failureOf } from './failure.ts';
import type { SecretIndex } from './secretIndex.ts';

/** What one input may take of its thread, and by the clock where other threads do the work. Milliseconds. */
const MAX_CPU = 1000;
const MAX_WAIT = 5000;

export interface Checks {
  readonly secrets: SecretIndex;
  /** Whether it is run a second time, which must give the same. */
  readonly twice: boolean;
}

/** Runs an input and tells what does not hold of it; undefined where all does. */
export async function findFailure(
  kind: Kind,
  input: Input,
  lookAt: number,
  checks: Checks,
): Promise<Failure | undefined> {
  const run = () => kind.run(input, new Draw(lookAt, 0));
  const cpu = process.threadCpuUsage();
  const started = performance.now();
  let outcome: Outcome;
  try {
    outcome = await run();
  } catch (error) {
    return failureOf(error);
  }
  const { user, system } = process.threadCpuUsage(cpu);
  if ((user + system) / 1000 > MAX_CPU || performance.now() - started > MAX_WAIT) {
    return { property: 'slow', signature: kind.name };
  }
  const outside = outcome.places.find(
    ({ span, length }) => !(0 <= span.start && span.start <= span.end && span.end <= length),
  );
  if (outside) return { property: 'place', signature: outside.what };
  const all = outcome.texts.join('\n');
  const secret = checks.secrets.find(all);
  if (secret !== undefined) {
    const which = outcome.texts.findIndex((text) => checks.secrets.find(text) !== undefined);
    return { property: 'secret', signature: `${kind.name}, text ${which} of ${outcome.texts.length}` };
  }
  if (checks.twice && (await run()).texts.join('\n') !== all) return { property: 'unstable', signature: kind.name };
  return undefined;
}
