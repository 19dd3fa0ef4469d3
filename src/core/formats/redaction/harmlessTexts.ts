import { intern } from '../../model/collections/compact.ts';
import type { FieldKind } from './fieldKind.ts';

type Search<Found> = (text: string, field?: FieldKind) => readonly Found[];

/**
 * The same search, which remembers in which short texts it has found nothing, since flags, paths and names are the same on every node. A text
 * with something to withhold is searched again each time: it must not outlive its file.
 */
export function rememberingHarmless<Found>(search: Search<Found>): Search<Found> {
  const harmless = new Map<FieldKind, Set<string>>();
  return (text, field) => {
    if (text.length > MAX_LENGTH) return search(text, field);
    const known = harmless.get(field) ?? new Set();
    if (known.has(text)) return [];
    const found = search(text, field);
    if (found.length > 0) return found;
    // Begins again when full: which texts are frequent changes from folder to folder.
    if (known.size >= CAPACITY) known.clear();
    harmless.set(field, known.add(intern(text)));
    return found;
  };
}

const CAPACITY = 8192;

/** What is longer is mostly the only one of its kind. Characters. */
const MAX_LENGTH = 160;
