import type { HereDocument, Pipeline, ShellCommand } from '../../formats/shell/shellCommands.ts';
import { readPipelines } from '../../formats/shell/shellCommands.ts';
import type { ShellWord } from '../../formats/shell/shellWord.ts';
import { doubleQuotedText, hereDocumentText, type ShellText } from '../../formats/shell/writtenText.ts';
import { keptVariables } from './keptVariables.ts';
import { changedBy, outputsOf, programOf } from './shellPrograms.ts';
import { ShellVariables } from './shellVariables.ts';
import type { ShellWrite } from './shellWrite.ts';
import { StagedFiles } from './stagedFiles.ts';

/** `sh -c` within `sh -c`. */
const MAX_DEPTH = 3;

/** The files that a script writes or changes at absolute paths that follow from it, in the order of its lines. */
export function shellWrites(script: ShellText, depth = 0): readonly ShellWrite[] {
  const variables = new ShellVariables();
  const staged = new StagedFiles();
  return readPipelines(script.text).flatMap((pipeline) => {
    for (const command of pipeline) variables.read(command);
    const placed = pipeline.flatMap((command) => staged.placedBy(programOf(command)));
    const writes = writesOf(pipeline, script, variables);
    for (const write of writes) staged.write(write);
    return [
      ...placed,
      ...writes.filter(({ path }) => path.startsWith('/') && !placed.some((one) => one.path === path)),
      ...pipeline.flatMap((command) => writesOfShell(command, script, depth)),
    ];
  });
}

/** The writes to absolute paths and to others. `cat` and `tee` pass their input on, unless an option changes it. */
function writesOf(pipeline: Pipeline, script: ShellText, variables: ShellVariables): readonly ShellWrite[] {
  const [first, ...rest] = pipeline;
  const source = first && programOf(first);
  const isRead =
    source?.name === 'tee' || (source?.name === 'cat' && source.arguments.every(({ text }) => text === '-'));
  let input = isRead ? first?.input : undefined;
  const writes: ShellWrite[] = [];
  for (const command of pipeline) {
    const program = programOf(command);
    const isPassed = command === first || program?.name === 'tee' || program?.name === 'cat';
    if (!isPassed || (command !== first && command.input)) input = undefined;
    for (const { word, isAppended } of outputsOf(command, program)) {
      const path = pathOf(word, variables);
      if (path !== undefined) writes.push({ path, isAppended, content: input && textOf(input, script, path) });
    }
    for (const word of changedBy(program)) {
      const path = pathOf(word, variables);
      if (path !== undefined) writes.push({ path, isAppended: false, content: undefined });
    }
    // Output that goes to a file does not reach the next command.
    if (command.outputs.length > 0 && rest.length > 0) input = undefined;
  }
  return writes;
}

/** The path that a word is, with the variables whose values are in the script. */
function pathOf(word: ShellWord, variables: ShellVariables): string | undefined {
  const path = variables.textOf(word);
  return path?.startsWith('/dev/') ? undefined : path;
}

/** The content of the file, with variables that its reader does not replace. */
function textOf(document: HereDocument, script: ShellText, path: string): ShellText | undefined {
  const { start, end } = document.body;
  const own = hereDocumentText(script.text, document, keptVariables(path, script.text.slice(start, end)));
  return own && { text: own.text, offsetOf: (offset) => script.offsetOf(own.offsetOf(offset)) };
}

/** The files that the script of a `sh -c` writes; its input is the here-document of the command. */
function writesOfShell(command: ShellCommand, script: ShellText, depth: number): readonly ShellWrite[] {
  const program = programOf(command);
  if (depth >= MAX_DEPTH || !program || !/^(?:ba|da|k|z)?sh$/.test(program.name)) return [];
  const at = program.arguments.findIndex(({ text }) => /^-\w*c$/.test(text));
  const inner = at < 0 ? undefined : program.arguments[at + 1]?.quoted;
  if (!inner) return [];
  const { start, end } = inner;
  const own =
    inner.quote === "'"
      ? { text: script.text.slice(start, end), offsetOf: (offset: number) => start + offset }
      : doubleQuotedText(script.text, start, end);
  const writes = shellWrites(
    { text: own.text, offsetOf: (offset) => script.offsetOf(own.offsetOf(offset)) },
    depth + 1,
  );
  if (!command.input) return writes;
  // A single `cat` or `tee` passes the shell's input on.
  const [only, ...others] = readPipelines(own.text);
  const isPassed =
    others.length === 0 && only?.length === 1 && /^(?:cat|tee)$/.test(programOf(only[0] ?? EMPTY)?.name ?? '');
  const { input } = command;
  if (!isPassed || only[0]?.input !== undefined) return writes;
  return writes.map((write) => ({ ...write, content: textOf(input, script, write.path) ?? write.content }));
}

const EMPTY: ShellCommand = { words: [], outputs: [] };
