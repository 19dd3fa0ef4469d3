import { enumerated, joined, phrase, type Text } from '../../core/index.ts';

/** More connections are counted, not named. */
const MAX_NAMED = 5;

/** The broken connections in one line, each by its name. `further`: the number of those without a name. */
export function breaksText(names: readonly Text[], further: number): Text {
  const listed = names.slice(0, MAX_NAMED);
  const count = names.length - listed.length + further;
  return count === 0
    ? phrase('Breaks {connection}', { connection: enumerated(listed) })
    : phrase('Breaks {connection} and {count} more', { connection: joined(listed, ', '), count });
}
