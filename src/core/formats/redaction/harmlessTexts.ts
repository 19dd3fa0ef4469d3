import { internOrCopy } from '../../model/collections/compact.ts';
import type { FieldKind } from './fieldKind.ts';
import { LONGEST } from './unreadable.ts';

type Search<Found> = (text: string, field?: FieldKind) => readonly Found[];

/**
 * The same search, which remembers texts without a result, since flags, paths, names and lists of cluster members are the same on every
 * node. A text with something to withhold is searched again each time: it must not outlive its file.
 */
export function rememberingHarmless<Found>(search: Search<Found>): Search<Found> {
  const harmless = new Map<FieldKind, Record<'short' | 'long', Set<string>>>();
  return (text, field) => {
    if (text.length < MIN_LENGTH || text.length > MAX_LENGTH) return search(text, field);
    const length = text.length > SHORT ? 'long' : 'short';
    const known = harmless.get(field) ?? { short: new Set(), long: new Set() };
    if (known[length].has(text)) return [];
    const found = search(text, field);
    if (found.length > 0) return found;
    // Cleared when full, since frequent texts differ between folders.
    if (known[length].size >= CAPACITY[length]) known[length].clear();
    known[length].add(internOrCopy(text));
    harmless.set(field, known);
    return found;
  };
}

/** The number of texts remembered for each kind of field. */
export const CAPACITY = { short: 8192, long: 16 } as const;

/** Shortest remembered text, in characters. Shorter texts are searched sooner than they are looked up. */
const MIN_LENGTH = LONGEST;

/** Longest short text, in characters. Of longer ones few repeat. */
const SHORT = 160;

/** Longest remembered text, in characters: the list of 100 etcd members has 2,700. */
const MAX_LENGTH = 16_384;
