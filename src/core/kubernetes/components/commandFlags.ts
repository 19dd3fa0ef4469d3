import { isTemplated } from '../../formats/placeholder.ts';
import {
  COMPONENT_NAMES,
  type ComponentName,
  type Flag,
  isAddOn,
  isBalancer,
  type RefusedWord,
} from '../../model/documents/component.ts';
import type { UnreadSource } from '../../model/documents/unreadSource.ts';
import { baseName } from '../../model/source/directories.ts';
import { phrase } from '../../model/text/text.ts';
import { flagSpec } from '../flags/flagTable.ts';
import { readArguments } from './commandArguments.ts';
import { type CommandWord, FLAG, VARIABLE, variableIn } from './commandWords.ts';
import { assignedBefore, beginsCommand, connects } from './etcdctlCommand.ts';
import { programAt } from './launchers.ts';

/** The names of the components in the one binary of all of them (Kubernetes, cluster/images/hyperkube). */
const HYPERKUBE: Readonly<Record<string, ComponentName>> = {
  apiserver: 'kube-apiserver',
  'controller-manager': 'kube-controller-manager',
  scheduler: 'kube-scheduler',
  proxy: 'kube-proxy',
};

/**
 * Scripts of Container Linux that start a program of an image, by default the component. kubelet-wrapper adds flags to those given; etcd-wrapper adds
 * none (coreos/coreos-overlay, app-admin/etcd-wrapper).
 */
const WRAPPERS: Readonly<Record<string, ComponentName>> = { 'kubelet-wrapper': 'kubelet', 'etcd-wrapper': 'etcd' };

/** Programs of etcd's binary that are no server (etcd.io, "gRPC proxy" and "gateway"). */
const NO_SERVER = new Set(['grpc-proxy', 'gateway']);

export interface ComponentCommand {
  readonly component: ComponentName;
  /** As the command line names it, mostly a path. */
  readonly program: string;
  readonly flags: readonly Flag[];
  /** Further sources that may set flags; absent if the words are complete. */
  readonly open?: readonly UnreadSource[];
  /** Absent if there are none, and if a shell, a wrapper or an image may change the words before the component reads them. */
  readonly refused?: readonly RefusedWord[];
}

/**
 * The first component that a command line starts, behind wrappers such as /go-runner, with its flags; undefined if there is none, or if its binary
 * only does something else, such as printing its version. `executed`: the program in the image that a wrapper starts instead of the component; absent
 * if none is set.
 */
export function componentCommand(words: readonly CommandWord[], executed?: string): ComponentCommand | undefined {
  for (const [index, word] of words.entries()) {
    const wrapped = WRAPPERS[baseName(word.text)];
    const component =
      wrapped === 'kubelet' && executed !== undefined ? inImage(executed) : startedBy(words[index - 1], word);
    if (component === undefined || isOnlyNamed(words, index, component)) continue;
    const command = componentArguments(component, words.slice(index + 1), word.text);
    if (component === 'etcdctl') {
      const server = serverBehind(words, index);
      if (server !== undefined) return componentCommand(words.slice(server), executed);
      // A script may restore or look at a snapshot, which takes no connection, and call it again for one that does.
      if (!command) continue;
      return withAssigned(command, words.slice(0, index));
    }
    return (
      command && asStarted(command, words.slice(0, index), wrapped === 'kubelet' ? baseName(word.text) : undefined)
    );
  }
  return undefined;
}

/**
 * Whether the name of a server is only an argument of another program, such as a script that installs or watches it: a command that starts a
 * server passes flags. Shells and programs that run their arguments as a command do not count.
 */
function isOnlyNamed(words: readonly CommandWord[], index: number, component: ComponentName): boolean {
  const next = words[index + 1];
  if (isAddOn(component) || (next && !next.isSeparator && isGiven(next.text))) return false;
  const start = words.findLastIndex(({ isSeparator }, at) => at < index && isSeparator) + 1;
  const before = words.slice(start, index);
  if (before.some(({ text }) => SHELL.test(baseName(text)) || baseName(text) === 'hyperkube')) return false;
  return programAt(words.slice(start, index + 1)) !== before.length;
}

const SHELL = /^(?:ba|da|k|z)?sh$/;

/** Whether a word may be what a program is started with: a flag, or something that stands for flags. */
function isGiven(text: string): boolean {
  return text.startsWith('-') || VARIABLE.test(text) || isTemplated(text);
}

/** With the flags that a script sets by variables before the command. */
function withAssigned(command: ComponentCommand, before: readonly CommandWord[]): ComponentCommand {
  const assigned = assignedBefore(before);
  const open = [...(command.open ?? []), ...assigned.unread];
  return { ...command, flags: [...assigned.flags, ...command.flags], ...(open.length > 0 && { open }) };
}

/** The word that starts a server later in a script, which goes on running: the client before it prepares it. Undefined if there is none. */
function serverBehind(words: readonly CommandWord[], client: number): number | undefined {
  let start = words.findIndex(({ isSeparator }, at) => at > client && isSeparator) + 1;
  while (start > 0) {
    const end = words.findIndex(({ isSeparator }, at) => at >= start && isSeparator);
    const at = programAt(words.slice(start, end < 0 ? undefined : end));
    const named = at < 0 ? undefined : componentNamed(words[start + at]?.text ?? '');
    if (named && !isAddOn(named)) return start + at;
    start = end + 1;
  }
  return undefined;
}

/** The command behind `before`. What comes first may change the words, and `wrapper` adds to them. */
function asStarted(
  command: ComponentCommand,
  before: readonly CommandWord[],
  wrapper: string | undefined,
): ComponentCommand {
  const { refused, ...read } = command;
  if (wrapper !== undefined) {
    return {
      ...read,
      open: [{ what: phrase('the arguments that {name} adds', { name: wrapper }) }, ...(read.open ?? [])],
    };
  }
  return refused && passesWords(before) ? command : read;
}

/** Whether there is nothing before a program, or go-runner, which changes no word (kubernetes/release, images/build/go-runner). */
function passesWords([first, ...options]: readonly CommandWord[]): boolean {
  if (!first) return true;
  return baseName(first.text) === 'go-runner' && options.every(({ text }) => /^--?[\w-]+=/.test(text));
}

/** Whether the command line starts a component. */
export function startsComponent(words: readonly CommandWord[]): boolean {
  return words.some((word, index) => startedBy(words[index - 1], word) !== undefined);
}

function startedBy(before: CommandWord | undefined, word: CommandWord): ComponentName | undefined {
  const named = componentNamed(word.text);
  // A command behind another program, such as kubectl exec, runs elsewhere.
  if (named && isAddOn(named) && !beginsCommand(before)) return undefined;
  return WRAPPERS[baseName(word.text)] ?? named ?? commandOfHyperkube(before, word);
}

/** The component that a program runs as with these arguments; undefined if they make its binary do something else. */
export function componentArguments(
  component: ComponentName,
  words: readonly CommandWord[],
  program: string,
): ComponentCommand | undefined {
  if (component === 'etcd' && NO_SERVER.has(words[0]?.text ?? '')) return undefined;
  if (component === 'etcdctl' && !connects(words)) return undefined;
  if (component === 'etcdbrctl' && !/^(?:server|snapshot)$/.test(words[0]?.text ?? '')) return undefined;
  const { flags, refused, open: hidden } = readArguments(component, words);
  if (flags.some(isQuestion)) return undefined;
  // Other programs are called proxy-server, too.
  if (component.startsWith('konnectivity-') && !flags.some(({ name }) => flagSpec(component, name))) return undefined;
  const open = [...hidden, ...unreadWords(words)];
  return {
    component,
    program,
    flags,
    ...(open.length > 0 && { open }),
    ...(refused.length > 0 && { refused }),
  };
}

/** Whether the flags and variables show anything of the program's credentials: flanneld mostly keeps its state in the API server. */
export function showsCredentials(component: ComponentName, flags: readonly Flag[]): boolean {
  return component !== 'flanneld' || flags.some(({ name }) => flagSpec(component, name));
}

/** The program prints something and ends. */
function isQuestion({ name, spelling, value }: Flag): boolean {
  if (name === 'help' || spelling === '-h') return value !== 'false';
  return name === 'version' && (value === undefined || value === 'true' || value === 'raw');
}

/** The image of all components has a link for each. */
function inImage(program: string): ComponentName | undefined {
  return componentNamed(program) ?? HYPERKUBE[baseName(program)];
}

function commandOfHyperkube(before: CommandWord | undefined, word: CommandWord): ComponentName | undefined {
  return before && baseName(before.text) === 'hyperkube' ? HYPERKUBE[word.text] : undefined;
}

/** Words that may stand for flags: a variable or a template by itself, up to the end of the shell command. */
export function unreadWords(words: readonly CommandWord[]): readonly UnreadSource[] {
  const end = words.findIndex(({ isSeparator, text }) => isSeparator || text === '--');
  const own = end < 0 ? words : words.slice(0, end);
  return own.flatMap(({ text }, at) => {
    const isValue = /^--?[A-Za-z][\w.-]*$/.test(own[at - 1]?.text ?? '');
    if (isValue || FLAG.test(text) || !(isTemplated(text) || VARIABLE.test(text))) return [];
    return [{ what: phrase('the value of {word}', { word: variableIn(text) }) }];
  });
}

/**
 * Programs and images with other names than their components (kubernetes-sigs/apiserver-network-proxy; VictoriaMetrics, deployment/docker;
 * opentelemetry-collector-releases, distributions; gardener/etcd-backup-restore).
 */
const PROGRAMS: ReadonlyMap<string, ComponentName> = new Map([
  ['etcdbrctl-distroless', 'etcdbrctl'],
  ['proxy-server', 'konnectivity-server'],
  ['proxy-agent', 'konnectivity-agent'],
  ['vmagent-prod', 'vmagent'],
  ['otelcol-contrib', 'otelcol'],
  ['otelcol-k8s', 'otelcol'],
  ['opentelemetry-collector', 'otelcol'],
  ['opentelemetry-collector-contrib', 'otelcol'],
  ['opentelemetry-collector-k8s', 'otelcol'],
]);

/** Programs that objects, files and variables configure, and no command line. */
const BY_OBJECT: ReadonlySet<string> = new Set([
  'calico',
  'calicoctl',
  'cilium',
  'cilium-clustermesh',
  'kube-vip',
  'rancher-agent',
]);

function isByObject(component: ComponentName): boolean {
  return BY_OBJECT.has(component) || isBalancer(component);
}

/** The component whose program a path names; undefined for any other word, flags included. */
export function componentNamed(word: string): ComponentName | undefined {
  if (word.startsWith('-')) return undefined;
  const name = baseName(word);
  // Each cloud has a program with its name in front.
  if (name.endsWith('-cloud-controller-manager')) return 'cloud-controller-manager';
  return PROGRAMS.get(name) ?? COMPONENT_NAMES.find((component) => component === name && !isByObject(component));
}
