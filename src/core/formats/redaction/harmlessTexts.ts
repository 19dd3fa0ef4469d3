import { ownText } from '../../model/collections/ownText.ts';
import type { FieldKind } from './fieldKind.ts';
import { LONGEST } from './unreadable.ts';

type Search<Found> = (text: string, field?: FieldKind) => readonly Found[];

/**
 * The same search, which remembers texts without a result, since flags, paths and names are the same on every node, and so are the lists of etcd's
 * members. A text with something to withhold is searched again each time: it must not outlive its file.
 */
export function rememberingHarmless<Found>(search: Search<Found>): Search<Found> {
  const short = new Texts(MAX_SHORT);
  const long = new Texts(MAX_LONG);
  return (text, field) => {
    const memory =
      text.length < MIN_LENGTH ? undefined : text.length <= SHORT ? short : text.length <= LONG ? long : undefined;
    if (memory?.has(text, field)) return [];
    const found = search(text, field);
    if (found.length === 0) memory?.add(text, field);
    return found;
  };
}

/** Texts by the kind of their field. Forgets all when full, since frequent texts differ between folders. */
class Texts {
  readonly #capacity: number;
  readonly #known = new Map<FieldKind, Set<string>>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  has(text: string, field: FieldKind): boolean {
    return this.#known.get(field)?.has(text) ?? false;
  }

  add(text: string, field: FieldKind): void {
    const known = this.#known.get(field) ?? new Set();
    if (known.size >= this.#capacity) known.clear();
    this.#known.set(field, known.add(ownText(text)));
  }
}

/** Shortest remembered text, in characters. Shorter texts are searched sooner than they are looked up. */
const MIN_LENGTH = LONGEST;

/** Longest short text, in characters, and how many are remembered. */
const SHORT = 160;
const MAX_SHORT = 8192;

/** The same for long texts. Longer ones rarely repeat. */
const LONG = 8192;
const MAX_LONG = 32;
