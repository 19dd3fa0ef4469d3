import { intern } from '../../model/collections/compact.ts';
import type { FieldKind } from './fieldKind.ts';
import { LONGEST } from './unreadable.ts';

type Search<Found> = (text: string, field?: FieldKind) => readonly Found[];

/**
 * The same search, which remembers short texts without a result, since flags, paths and names are the same on every node. A text
 * with something to withhold is searched again each time: it must not outlive its file.
 */
export function rememberingHarmless<Found>(search: Search<Found>): Search<Found> {
  const harmless = new Map<FieldKind, Set<string>>();
  return (text, field) => {
    if (text.length < MIN_LENGTH || text.length > MAX_LENGTH) return search(text, field);
    const known = harmless.get(field) ?? new Set();
    if (known.has(text)) return [];
    const found = search(text, field);
    if (found.length > 0) return found;
    // Cleared when full, since frequent texts differ between folders.
    if (known.size >= CAPACITY) known.clear();
    harmless.set(field, known.add(intern(text)));
    return found;
  };
}

const CAPACITY = 8192;

/** Shortest remembered text, in characters. Shorter texts are searched sooner than they are looked up. */
const MIN_LENGTH = LONGEST;

/** Longest remembered text, in characters. Longer texts rarely repeat. */
const MAX_LENGTH = 160;
