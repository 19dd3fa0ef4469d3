import { type Form, render } from './render.ts';
import type { Composed, Literal, Slot, SlotNames, Text } from './text.ts';
import { visibleText } from './visibleText.ts';

declare const brand: unique symbol;

/** A command that may be copied and run. Only the renderer makes it. */
export type ShellCommand = string & { readonly [brand]: 'shell' };

/** A command line with a slot for each value; undefined where a value must not stand in one, as `shellCommand` says. */
export function commandLine<const T extends string>(
  template: Literal<T>,
  ...slots: [SlotNames<T>] extends [never] ? [] : [Readonly<Record<SlotNames<T>, Slot>>]
): ShellCommand | undefined {
  return shellCommand({ template, slots: slots[0] ?? {} });
}

/** The words of a command that others are added to. They are no language's: nobody translates them. */
export function commandWords<const T extends string>(
  template: Literal<T>,
  ...slots: [SlotNames<T>] extends [never] ? [] : [Readonly<Record<SlotNames<T>, Slot>>]
): Composed {
  return { template, slots: slots[0] ?? {} };
}

/** Words that every POSIX shell takes as they are. */
const BARE = /^[\w@%+:,./-]+$/;

/**
 * The text as a command for a POSIX shell: words of ours as they are, each value one quoted word. Undefined where a value holds a
 * character that does not show: whoever pastes a command must have seen all of it, and a terminal may act on a control character before
 * the shell reads its quotes.
 */
export function shellCommand(shown: Text): ShellCommand | undefined {
  let isShown = true;
  const form: Form = {
    words: (ours) => ours,
    value: (theirs) => {
      if (visibleText(theirs) !== theirs) isShown = false;
      return shellWord(theirs);
    },
    code: (content) => content,
  };
  const command = render(shown, form);
  return isShown ? (command as ShellCommand) : undefined;
}

function shellWord(word: string): string {
  if (BARE.test(word) && !word.startsWith('-')) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
