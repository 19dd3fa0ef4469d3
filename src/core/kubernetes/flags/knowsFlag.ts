import type { ComponentName } from '../../model/documents/component.ts';
import { KNOWN_FLAGS, RECORDED_RELEASES } from './knownFlags.ts';

/** The recorded releases that know a flag, from the first to the last. */
type Span = readonly [first: number, last: number];

/** By component, then by name. */
const SPANS: ReadonlyMap<ComponentName, ReadonlyMap<string, Span>> = spans();

/**
 * Whether a minor release of a component knows a flag, by the programs that were tried. Between two of them it is known only if both agree, and
 * beyond them it is unknown.
 */
export function knowsFlag(component: ComponentName, name: string, minor: number): 'yes' | 'no' | 'unknown' {
  const table = SPANS.get(component);
  const before = RECORDED_RELEASES.findLast((release) => release <= minor);
  const after = RECORDED_RELEASES.find((release) => release >= minor);
  if (!table || before === undefined || after === undefined) return 'unknown';
  const [first, last] = table.get(name) ?? [Infinity, -Infinity];
  const isKnown = (release: number) => release >= first && release <= last;
  if (isKnown(before) !== isKnown(after)) return 'unknown';
  return isKnown(before) ? 'yes' : 'no';
}

/** Whether any recorded release knows a flag. */
export function isRecordedFlag(component: ComponentName, name: string): boolean {
  return SPANS.get(component)?.has(name) === true;
}

function spans(): Map<ComponentName, Map<string, Span>> {
  const all = new Map<ComponentName, Map<string, Span>>();
  for (const { of, first, last, flags } of KNOWN_FLAGS) {
    for (const component of of) {
      const table = all.get(component) ?? new Map<string, Span>();
      for (const { name } of flags) table.set(name, [first, last]);
      all.set(component, table);
    }
  }
  return all;
}
