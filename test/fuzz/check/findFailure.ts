import { Draw } from '../draw.ts';
import type { Input, Kind, Outcome } from '../kind.ts';
import { type Failure, failureOf } from './failure.ts';
import { measureHold } from './hold.ts';
import type { SecretIndex } from './secretIndex.ts';

export interface Checks {
  readonly secrets: SecretIndex;
  /** Whether it is run a second time, which must give the same. */
  readonly twice: boolean;
  /** Processor time for which an input may hold its thread; absent if it is not looked at. Milliseconds. */
  readonly maxHold?: number | undefined;
  /** Is called with the time for which the thread was held. */
  readonly onHold?: (milliseconds: number) => void;
}

/** Runs an input and tells what is wrong with it; undefined if nothing is. */
export async function findFailure(
  kind: Kind,
  input: Input,
  lookAt: number,
  checks: Checks,
): Promise<Failure | undefined> {
  const run = () => kind.run(input, new Draw(lookAt, 0));
  let outcome: Outcome;
  try {
    const { value, hold } = await measureHold(run);
    outcome = value;
    checks.onHold?.(hold);
    if (hold > (checks.maxHold ?? Infinity)) return { property: 'slow', signature: kind.name };
  } catch (error) {
    return failureOf(error);
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
