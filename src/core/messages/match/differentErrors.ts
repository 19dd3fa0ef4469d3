import { derived } from '../../model/memo/derived.ts';
import type { MessageKind } from '../kinds/messageKind.ts';
import type { LoggedError } from '../read/loggedError.ts';
import { identifyingFacts } from './heldFacts.ts';

/** How often a log reports an error, and when. Lines count from 0; times are as they were logged. */
export interface Occurrences {
  readonly count: number;
  readonly firstTime?: string;
  readonly lastLine: number;
  readonly lastTime?: string;
}

/** An error as it was first logged, with all its occurrences. */
export interface DifferentError {
  readonly error: LoggedError;
  readonly occurrences: Occurrences;
}

export function occurrencesOf(first: LoggedError, last = first, count = 1): Occurrences {
  return {
    count,
    ...(first.time !== undefined && { firstTime: first.time }),
    lastLine: last.line,
    ...(last.time !== undefined && { lastTime: last.time }),
  };
}

interface Seen {
  readonly first: LoggedError;
  last: LoggedError;
  count: number;
}

/** The different errors of a log, in the order in which they first occur. */
export class DifferentErrors {
  readonly #seen = new Map<string, Seen>();
  readonly #most: number;

  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  /** Whether there are as many as are kept. */
  get isFull(): boolean {
    return this.#seen.size >= this.#most;
  }

  add(error: LoggedError): void {
    const key = identityOf(error);
    const seen = this.#seen.get(key);
    if (seen) {
      seen.last = error;
      seen.count++;
    } else if (!this.isFull) {
      this.#seen.set(key, { first: error, last: error, count: 1 });
    }
  }

  *[Symbol.iterator](): Generator<DifferentError> {
    for (const { first, last, count } of this.#seen.values())
      yield { error: first, occurrences: occurrencesOf(first, last, count) };
  }
}

/** Equal for errors that differ only in when and where they were logged. */
export function identityOf(error: LoggedError): string {
  const { kind, speaker, peer, role, values, address } = error;
  return JSON.stringify([numberOf(kind), speaker, peer, role, values, address, identifyingFacts(error)]);
}

/** Kinds may share a name. */
export const numberOf = (() => {
  let count = 0;
  return derived((_kind: MessageKind) => ++count);
})();
