import { isTemplated } from '../../formats/placeholder.ts';
import type { Flag } from '../../model/documents/component.ts';
import type { Mount } from '../../model/documents/mount.ts';
import type { UnreadSource } from '../../model/documents/unreadSource.ts';
import { baseName } from '../../model/source/directories.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { imageMount, placedSource } from './bindMount.ts';
import type { CommandWord } from './commandWords.ts';
import { assignedFlag } from './etcdEnvironment.ts';
import { type ImageCommand, imageCommand } from './imageCommand.ts';

/** A container that a command line runs: `docker run`, `podman run` or `nerdctl run`. */
export interface ContainerRun {
  readonly image: string;
  readonly command: ImageCommand;
  readonly mounts: readonly Mount[];
  /** "host", or the container's name. */
  readonly network: string;
  /** etcd's flags in `--env`. */
  readonly etcdFlags: readonly Flag[];
  /** Further sources that may set flags of etcd. */
  readonly etcdUnread: readonly UnreadSource[];
}

const ENGINES: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl']);

/** Whether the program runs containers. */
export function isContainerEngine(program: string): boolean {
  return ENGINES.has(baseName(program));
}

/** Options without a value (docs.docker.com, "docker container run"; docs.podman.io, "podman-run"). */
const SWITCHES: ReadonlySet<string> = new Set(
  (
    'rm detach interactive tty privileged init read-only publish-all no-healthcheck oom-kill-disable sig-proxy ' +
    'disable-content-trust quiet replace rmi tls-verify env-host http-proxy no-hosts passwd use-api-socket'
  ).split(' '),
);

/** The same as letters, which may stand together: `-dit`. */
const SHORT_SWITCHES = /^-[ditPq]+$/;

const SHORT_NAMES: Readonly<Record<string, string>> = { v: 'volume', e: 'env', h: 'hostname' };

/** Words between the engine and `run`, such as `container` and options of the engine itself. */
const MAX_GLOBAL = 4;

interface Option {
  readonly name: string;
  readonly value: string;
  readonly word: CommandWord;
}

/**
 * Reads the first such command among the words. Undefined if there is none, or if a variable before the image makes it unknown which word is the
 * image. `at`: the command, which locates the mounts that are in another file.
 */
export function containerRun(words: readonly CommandWord[], at: Location): ContainerRun | undefined {
  const engine = words.findIndex(({ text }) => ENGINES.has(baseName(text)));
  const run = words.findIndex(({ text }, index) => index > engine && index - engine <= MAX_GLOBAL && text === 'run');
  if (engine < 0 || run < 0) return undefined;
  const options: Option[] = [];
  let next = run + 1;
  for (; next < words.length; next++) {
    const word = words[next];
    if (!word || word.isSeparator || !word.text.startsWith('-')) break;
    const option = optionOf(word, words[next + 1]);
    if (option.usesNext) next++;
    options.push(option);
  }
  const image = words[next];
  if (!image || image.isSeparator || isTemplated(image.text)) return undefined;
  const end = words.findIndex(({ isSeparator }, index) => index > next && isSeparator);
  const given = words.slice(next + 1, end < 0 ? undefined : end);
  const entry = options.findLast(({ name }) => name === 'entrypoint');
  const network = options.findLast(({ name }) => name === 'network' || name === 'net')?.value;
  const isAll = !options.some(({ name }) => name === 'volumes-from');
  return {
    image: image.text,
    command: imageCommand(entry ? [entry.word] : [], given, image.text),
    mounts: [...options.flatMap((option) => mountOf(option, at)), ...imageMount(image.text, isAll, at.span)],
    network: network === 'host' ? 'host' : (options.findLast(({ name }) => name === 'name')?.value ?? image.text),
    etcdFlags: options.flatMap(({ name, word }) => (name === 'env' ? (assignedFlag(word) ?? []) : [])),
    etcdUnread: options.flatMap(({ name, value }) =>
      name === 'env-file' ? [{ what: phrase('the file {path}', { path: value }) }] : [],
    ),
  };
}

function optionOf(word: CommandWord, next: CommandWord | undefined): Option & { readonly usesNext: boolean } {
  const [, dashes = '', spelling = '', value] = /^(--?)([^=]*)(?:=([\s\S]*))?$/.exec(word.text) ?? [];
  const name = dashes === '-' ? (SHORT_NAMES[spelling] ?? spelling) : spelling;
  if (value !== undefined) {
    return { name, value, word: partOf(word, word.text.length - value.length), usesNext: false };
  }
  if (SWITCHES.has(name) || SHORT_SWITCHES.test(word.text) || !next) return { name, value: '', word, usesNext: false };
  return { name, value: next.text, word: next, usesNext: true };
}

function partOf(word: CommandWord, from: number): CommandWord {
  return { ...word, text: word.text.slice(from), spanOf: (start, end) => word.spanOf(start + from, end + from) };
}

function mountOf({ name, value, word }: Option, at: Location): readonly Mount[] {
  const span = (word.uri ?? at.uri) === at.uri ? word.spanOf(0, word.text.length) : at.span;
  if (name === 'volume') {
    const [source = '', target, mode = ''] = value.split(':');
    if (target === undefined) return [{ name: source, mountPath: source, volumeKind: 'volume', readOnly: false, span }];
    return [{ name: target, mountPath: target, ...placedSource(source), readOnly: isReadOnly(mode.split(',')), span }];
  }
  if (name !== 'mount') return [];
  const fields = new Map(
    value.split(',').map((field) => [field.split('=', 1)[0], field.slice(field.indexOf('=') + 1)]),
  );
  const find = (...names: readonly string[]) => names.map((one) => fields.get(one)).find((one) => one !== undefined);
  const target = find('target', 'destination', 'dst');
  if (!target) return [];
  const source = find('source', 'src') ?? '';
  return [{ name: target, mountPath: target, ...placedSource(source), readOnly: isReadOnly([...fields.keys()]), span }];
}

function isReadOnly(words: readonly (string | undefined)[]): boolean {
  return words.some((word) => word === 'ro' || word === 'readonly');
}
