import { fieldKindOf } from '../../formats/redaction/fieldKind.ts';
import { redactComposed } from '../../formats/redaction/redact.ts';
import type { ShellCommand } from '../../formats/shell/shellCommands.ts';
import type { ShellWord } from '../../formats/shell/shellWord.ts';

const ASSIGNMENT = /^([A-Za-z_]\w*)(\+?=)/;

const BEGINS_BLOCK = /^(?:if|for|while|until|case|select|\{)$/;

const ENDS_BLOCK = /^(?:fi|done|esac|\})$/;

const DECLARES = /^(?:local|export|declare|readonly|typeset)$/;

/** Words that come before a command, or after the words of a block. */
const PASSED_OVER = /^(?:then|do|!|time)$/;

/** PATH_MAX of Linux: the values are of use in paths. Characters. */
const MAX_LENGTH = 4096;

/** Blocks within one another. Deeper scripts are generated, and their variables unknown. */
const MAX_DEPTH = 50;

/** Programs that may set any variable. */
const SETS_ANY = /^(?:source|\.|eval)$/;

interface Block {
  readonly names: Set<string>;
  /** Whether it may be the body of a function, which runs where it is called. */
  readonly isGroup: boolean;
}

/**
 * The variables of a script whose values are written in it, at the command that was read last. A value that a block assigns is unknown
 * behind the block, because another branch, or none, may have run; so is one that a loop or a program assigns. A variable that a function
 * assigns, and does not declare as local, is unknown outside: the function may have been called.
 */
export class ShellVariables {
  readonly #values = new Map<string, string>();
  /** The words that assigned them. */
  readonly #assignments = new Map<string, ShellWord>();
  /** The open blocks with the names that each assigns. */
  readonly #blocks: Block[] = [];
  /** The names that functions assign. */
  readonly #shared = new Set<string>();

  #isLost = false;

  /** Takes over what a command changes. */
  read({ words }: ShellCommand): void {
    if (this.#isLost) return;
    for (let at = 0; at < words.length; at++) {
      const word = words[at];
      if (!word || word.quoted) return;
      const { text } = word;
      const name = ASSIGNMENT.exec(text)?.[1];
      if (name !== undefined) {
        // Before a program, an assignment is the program's only.
        if (words.slice(at).every((one) => ASSIGNMENT.test(one.text))) this.#assign(words.slice(at));
        return;
      }
      if (BEGINS_BLOCK.test(text)) {
        if (this.#blocks.length >= MAX_DEPTH) this.#isLost = true;
        this.#blocks.push({ names: new Set(), isGroup: text === '{' });
        if (text === 'for' || text === 'select') this.#forget(words[at + 1]?.text);
      } else if (ENDS_BLOCK.test(text)) this.#endBlock();
      else if (text === 'else' || text === 'elif') this.#endBranch();
      else if (DECLARES.test(text)) {
        this.#assign(words.slice(at + 1), text === 'local');
        return;
      } else if (SETS_ANY.test(text)) {
        this.#values.clear();
        return;
      } else if (text === 'read' || text === 'unset' || text === 'printf') {
        for (const { text: changed } of words.slice(at + 1)) this.#forget(changed);
        return;
      } else if (text === 'function') at++;
      else if (!PASSED_OVER.test(text)) return;
    }
  }

  /** The text of a word with its variables put in; undefined if the shell puts in anything else. */
  textOf(word: ShellWord): string | undefined {
    const text = this.#composed(word);
    return text === undefined ? undefined : redactComposed(text, [word.text, ...this.#values.values()]);
  }

  /** The word that assigned a known value; undefined if the shell put something into it. */
  assignmentOf(name: string): ShellWord | undefined {
    const word = this.#values.has(name) ? this.#assignments.get(name) : undefined;
    return word?.isDynamic ? undefined : word;
  }

  #composed({ text, isDynamic }: ShellWord): string | undefined {
    if (!isDynamic) return text;
    if (this.#isLost) return undefined;
    let isKnown = true;
    let length = text.length;
    const put = text.replaceAll(/\$(?:\{(\w+)\}|([A-Za-z_]\w*))/g, (_, braced?: string, plain?: string) => {
      const value = this.#values.get(braced ?? plain ?? '');
      length += value?.length ?? 0;
      isKnown &&= value !== undefined && length <= MAX_LENGTH;
      return isKnown ? (value ?? '') : '';
    });
    return isKnown && !/[$`*?~]/.test(put) ? put : undefined;
  }

  #assign(words: readonly ShellWord[], isLocal = false): void {
    for (const word of words) {
      const [written, name, operator] = ASSIGNMENT.exec(word.text) ?? [];
      if (written === undefined || name === undefined) {
        if (word.isDynamic) this.#values.clear();
        else this.#forget(word.text);
        continue;
      }
      if (!isLocal && this.#blocks.some(({ isGroup }) => isGroup)) this.#shared.add(name);
      const isUnsure = this.#blocks.length === 0 && this.#shared.has(name);
      const value = operator === '=' ? this.textOf({ ...word, text: word.text.slice(written.length) }) : undefined;
      if (isUnsure || value === undefined || value.length > MAX_LENGTH) this.#values.delete(name);
      else this.#values.set(name, redactComposed(value, undefined, fieldKindOf([name])));
      this.#assignments.set(name, word);
      this.#blocks.at(-1)?.names.add(name);
    }
  }

  #forget(name: string | undefined): void {
    if (name === undefined) return;
    this.#values.delete(name);
    this.#blocks.at(-1)?.names.add(name);
  }

  #endBranch(): void {
    for (const name of this.#blocks.at(-1)?.names ?? []) this.#values.delete(name);
  }

  #endBlock(): void {
    this.#endBranch();
    const own = this.#blocks.pop();
    const outer = this.#blocks.at(-1);
    if (own && outer) for (const name of own.names) outer.names.add(name);
  }
}
