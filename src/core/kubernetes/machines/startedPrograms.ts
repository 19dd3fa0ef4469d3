import { redactComposed } from '../../formats/redaction/redact.ts';
import { readPipelines, type ShellCommand } from '../../formats/shell/shellCommands.ts';
import type { ShellWord } from '../../formats/shell/shellWord.ts';
import { doubleQuotedText, type ShellText } from '../../formats/shell/writtenText.ts';
import { type ComponentDocument, type ComponentName, isAddOn } from '../../model/documents/component.ts';
import { baseName } from '../../model/source/directories.ts';
import type { Span } from '../../model/source/span.ts';
import { withoutApplicationsEtcd } from '../components/applicationsEtcd.ts';
import { type ComponentCommand, componentCommand, startsComponent } from '../components/commandFlags.ts';
import { type CommandWord, splitShell } from '../components/commandWords.ts';
import { containerRun, isContainerEngine } from '../components/containerRun.ts';
import { startedIn } from '../components/imageCommand.ts';
import { programAt } from '../components/launchers.ts';
import { flagSpec } from '../flags/flagTable.ts';
import { imageBuild, imageVersion, pathVersion } from '../versions/version.ts';
import { ShellVariables } from './shellVariables.ts';

/** `sh -c` within `sh -c`. */
const MAX_DEPTH = 3;

/** Words of commands in one script. A component has some hundred flags. */
const MAX_WORDS = 20_000;

/**
 * The components that the commands of a script start, with the flags whose values are written in it; other values stay as written, and are
 * unknown. A component that it starts more than once is left out: the commands may belong to branches, or to several machines.
 */
export function startedPrograms(text: string, uri: string): readonly ComponentDocument[] {
  if (!PROGRAM.test(text)) return [];
  const started = commandsIn({ text, offsetOf: (offset) => offset }, uri, 0);
  const count = new Map<ComponentName, number>();
  for (const { component } of started) count.set(component, (count.get(component) ?? 0) + 1);
  return withoutApplicationsEtcd(started.filter(({ component }) => count.get(component) === 1));
}

const PROGRAM = /kube-(?:apiserver|controller-manager|scheduler|proxy)|kubelet|etcd|hyperkube/;

function commandsIn(script: ShellText, uri: string, depth: number): readonly ComponentDocument[] {
  const variables = new ShellVariables();
  let room = MAX_WORDS;
  return readPipelines(script.text).flatMap((pipeline) =>
    pipeline.flatMap((command) => {
      variables.read(command);
      room -= command.words.length;
      if (room < 0) return [];
      const inner = depth < MAX_DEPTH ? scriptOf(command, script) : undefined;
      return inner ? commandsIn(inner, uri, depth + 1) : (componentOf(command, script, variables, uri) ?? []);
    }),
  );
}

/** The script of a `sh -c`. */
function scriptOf({ words }: ShellCommand, script: ShellText): ShellText | undefined {
  const at = programAt(words);
  if (!/^(?:ba|da|k|z)?sh$/.test(baseName(words[at]?.text ?? ''))) return undefined;
  const option = words.findIndex(({ text }, index) => index > at && /^-\w*c$/.test(text));
  const quoted = option < 0 ? undefined : words[option + 1]?.quoted;
  if (!quoted) return undefined;
  const { start, end } = quoted;
  const own =
    quoted.quote === "'"
      ? { text: script.text.slice(start, end), offsetOf: (offset: number) => start + offset }
      : doubleQuotedText(script.text, start, end);
  return { text: own.text, offsetOf: (offset) => script.offsetOf(own.offsetOf(offset)) };
}

function componentOf(
  { words }: ShellCommand,
  script: ShellText,
  variables: ShellVariables,
  uri: string,
): ComponentDocument | undefined {
  const at = programAt(words);
  const [program, ...rest] = at < 0 ? [] : words.slice(at).flatMap((word) => fieldsOf(word, script, variables));
  if (program && isContainerEngine(program.text)) return inContainer(program, rest, uri);
  // hyperkube is given the name of the component.
  const named = baseName(program?.text ?? '') === 'hyperkube' ? rest.slice(0, 1) : [];
  if (!program || !startsComponent([program, ...named]) || isListing(rest)) return undefined;
  const found = componentCommand([program, ...rest]);
  // A name alone is a function, a pattern of a `case`, or a question: servers are given flags.
  if (!found || isAddOn(found.component) || !isGivenFlags(found)) return undefined;
  return {
    ...startedBy(found, program, rest, uri),
    version: pathVersion(found.program, found.component),
    ...(found.open && { unreadSources: found.open }),
  };
}

function startedBy(
  { component, flags }: ComponentCommand,
  program: CommandWord,
  rest: readonly CommandWord[],
  uri: string,
): ComponentDocument {
  const last = rest.at(-1) ?? program;
  return {
    kind: 'component',
    uri,
    component,
    source: 'script',
    span: { start: program.spanOf(0, 0).start, end: last.spanOf(0, last.text.length).end },
    commandSpan: program.spanOf(0, program.text.length),
    flags,
  };
}

/** The component in a container that the command runs in the network of the host. In another network, it is known by names that no file shows. */
function inContainer(engine: CommandWord, rest: readonly CommandWord[], uri: string): ComponentDocument | undefined {
  const container = containerRun([engine, ...rest], { uri, span: engine.spanOf(0, engine.text.length) });
  if (container?.network !== 'host') return undefined;
  const { image, mounts, etcdFlags, etcdUnread } = container;
  const found = startedIn(container.command, image);
  if (!found || isAddOn(found.component)) return undefined;
  const isEtcd = found.component === 'etcd';
  const whole = { ...found, flags: [...(isEtcd ? etcdFlags : []), ...found.flags] };
  if (!isGivenFlags(whole)) return undefined;
  const open = [...(isEtcd ? etcdUnread : []), ...(found.open ?? [])];
  return {
    ...startedBy(whole, engine, rest, uri),
    version: imageVersion(image, found.component) ?? pathVersion(found.program, found.component),
    build: imageBuild(image, found.component),
    mounts,
    ...(open.length > 0 && { unreadSources: open }),
  };
}

/** Output of `ps` in notes: the user, who may be called etcd, is followed by the number of the process and another number. */
function isListing([first, second]: readonly CommandWord[]): boolean {
  return [first, second].every((word) => word !== undefined && /^\d+(?:\.\d+)?$/.test(word.text));
}

function isGivenFlags({ component, flags }: ComponentCommand): boolean {
  return flags.some(({ name }) => flagSpec(component, name));
}

/** An unquoted variable by itself. */
const REFERENCE = /^\$\{?(\w+)\}?$/;

/** The words that the shell makes of one: it splits the value of an unquoted variable (POSIX.1-2024 §2.6.5). A value that was put together is unknown. */
function fieldsOf(word: ShellWord, script: ShellText, variables: ShellVariables): readonly CommandWord[] {
  const one = placed(word, script, variables.textOf(word));
  const name = REFERENCE.exec(script.text.slice(word.start, word.end))?.[1];
  if (name === undefined || !/\s/.test(one.text)) return [one];
  const assignment = variables.assignmentOf(name);
  if (!assignment) return [placed(word, script)];
  const whole = placed(assignment, script);
  const from = name.length + 1;
  return [...whole.text.slice(from).matchAll(/\S+/g)].map(({ 0: text, index }) => {
    const spanOf = (start: number, end: number) => whole.spanOf(from + index + start, from + index + end);
    return { text, isSeparator: false, spanOf };
  });
}

/** The word of a command, with its text once variables are put in. */
function placed(word: ShellWord, { text, offsetOf }: ShellText, put?: string): CommandWord {
  const parts = splitShell(text.slice(word.start, word.end));
  const [only] = parts;
  const { offsets, end: length } =
    parts.length === 1 && only?.text === word.text ? only : { offsets: [], end: word.end - word.start };
  const value = put ?? redactComposed(word.text);
  // From the first variable on, a part of the value stands where the rest of the word does.
  const same = offsets.length === 0 ? 0 : commonStart(value, word.text);
  const startOf = (at: number) => word.start + (offsets[Math.min(at, same)] ?? 0);
  const endOf = (at: number) => (at <= same && at > 0 ? startOf(at - 1) + 1 : word.start + length);
  const spanOf = (start: number, end: number): Span => ({
    start: offsetOf(startOf(start)),
    end: offsetOf(end > start ? endOf(end) : startOf(start)),
  });
  return { text: value, isSeparator: false, spanOf };
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
