import type { Pipeline, ShellCommand } from './shellCommands.ts';
import type { ShellWord } from './shellWord.ts';

/** Words that begin a condition or a group, which run where they stand. */
const BEGINS_CERTAIN = /^(?:if|while|until|\{)$/;

/** Words that begin a block whose commands may not run. */
const BEGINS_UNCERTAIN = /^(?:for|select|case)$/;

/** Words that end a condition: what follows runs by its outcome. */
const ENDS_CONDITION = /^(?:then|do|else|elif)$/;

const ENDS_BLOCK = /^(?:fi|done|esac|\})$/;

/** Blocks within one another. Deeper scripts are generated. */
const MAX_DEPTH = 50;

/** The script, or the body of a function. */
interface Body {
  readonly commands: { readonly command: ShellCommand; readonly program: string }[];
  /** Something before may have ended it, other than a failure on the way. */
  mayHaveEnded: boolean;
}

interface Block {
  isCertain: boolean;
  readonly body: Body;
}

/**
 * The commands that run whenever the script does, unless one before them ends it with a failure. Others stand behind a condition, such as
 * `[ -f FILE ]`, in a branch, in a loop, or in a function that may not be called.
 */
export function certainCommands(text: string, pipelines: readonly Pipeline[]): ReadonlySet<ShellCommand> {
  const flow = new Flow(text);
  for (const command of pipelines.flat()) flow.read(command);
  return flow.certain();
}

class Flow {
  readonly #text: string;
  readonly #script: Body = { commands: [], mayHaveEnded: false };
  readonly #functions = new Map<string, Body>();
  readonly #blocks: Block[] = [{ isCertain: true, body: this.#script }];
  /** The function whose body follows. */
  #named: string | undefined;
  /** A function may end the script, or the blocks are not understood. */
  #isLost = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(command: ShellCommand): void {
    const { words } = command;
    const at = this.#passKeywords(command);
    const program = words[at];
    if (!program) return;
    if (isDefined(this.#text, program)) {
      this.#named = program.text;
      return;
    }
    // Only braces are read as the body of a function.
    if (this.#named !== undefined) this.#isLost = true;
    const { body } = this.#block;
    const isCertain = this.#isCertain(command);
    if (isCertain) body.commands.push({ command, program: program.text });
    const ends = endedBy(program, words[at + 1]);
    if (isCertain ? ends : ends && ends !== 'failure') body.mayHaveEnded = true;
    // A function that ends the script may be called anywhere.
    if (ends === 'script' && body !== this.#script) this.#isLost = true;
  }

  certain(): ReadonlySet<ShellCommand> {
    const certain = new Set<ShellCommand>();
    if (this.#isLost) return certain;
    const called = new Set([this.#script]);
    // A set gives out what is added to it meanwhile.
    for (const { commands } of called) {
      for (const { command, program } of commands) {
        certain.add(command);
        const body = this.#functions.get(program);
        if (body) called.add(body);
      }
    }
    return certain;
  }

  get #block(): Block {
    return this.#blocks.at(-1) ?? { isCertain: false, body: this.#script };
  }

  #isCertain({ isConditional }: ShellCommand): boolean {
    const { isCertain, body } = this.#block;
    return isCertain && !isConditional && !body.mayHaveEnded;
  }

  /** Follows the words of blocks in front of a program; the place of the program. */
  #passKeywords(command: ShellCommand): number {
    const { words } = command;
    for (let at = 0; at < words.length; at++) {
      const { text, quoted } = words[at] as ShellWord;
      if (quoted) return at;
      if (text === 'function') this.#named = words[++at]?.text;
      else if (BEGINS_CERTAIN.test(text)) this.#begin(this.#isCertain(command), text === '{');
      else if (BEGINS_UNCERTAIN.test(text)) {
        this.#begin(false, false);
        return words.length;
      } else if (ENDS_CONDITION.test(text)) this.#block.isCertain = false;
      else if (ENDS_BLOCK.test(text)) {
        if (this.#blocks.length > 1) this.#blocks.pop();
        else this.#isLost = true;
      } else if (text !== '!' && text !== 'time') return at;
    }
    return words.length;
  }

  #begin(isCertain: boolean, isGroup: boolean): void {
    const name = this.#named;
    this.#named = undefined;
    if (this.#blocks.length > MAX_DEPTH || (name !== undefined && !isGroup)) this.#isLost = true;
    else if (name === undefined) this.#blocks.push({ isCertain, body: this.#block.body });
    else {
      // Which of two functions of one name is called depends on the place.
      if (this.#functions.has(name)) this.#isLost = true;
      const body: Body = { commands: [], mayHaveEnded: false };
      this.#functions.set(name, body);
      this.#blocks.push({ isCertain: true, body });
    }
  }
}

/** Whether `()` follows the word. */
function isDefined(text: string, { end }: ShellWord): boolean {
  return /^[ \t]*\([ \t]*\)/.test(text.slice(end, end + MAX_BLANKS));
}

const MAX_BLANKS = 20;

/** The end that a command makes: of a function, of the script, or of the script with a failure; undefined for any other command. */
function endedBy({ text }: ShellWord, argument: ShellWord | undefined): 'function' | 'script' | 'failure' | undefined {
  if (text === 'return') return 'function';
  // Without a program, `exec` redirects the output.
  if (text === 'exec') return argument && 'script';
  if (text !== 'exit') return undefined;
  return /^[1-9]\d{0,2}$/.test(argument?.text ?? '') ? 'failure' : 'script';
}
