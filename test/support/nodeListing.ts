import type { FileMode } from '../../src/core/index.ts';
import type { NodeMachine } from './nodeMachine.ts';

/** A file or directory as a line of a page shows it. */
interface Listed {
  /** Below the node's root. */
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'link';
  /** The target of a link, as written. */
  readonly linkTo: string;
  readonly mode: FileMode;
}

/** The list of files in a page, with the sentence before it. */
export interface ListingScene {
  /** True for a worker, which has a part of a control-plane node's files. */
  readonly isWorker: boolean;
  /** The one directory that was copied, below the node's root; absent on the node itself. */
  readonly copyOf?: string | undefined;
  /** Who inspects the files; absent if that is root. */
  readonly reader?: string | undefined;
}

/** "On the node:", "On a worker node:", "In a copy of `/etc/kubernetes`, inspected by the user `me`:"; undefined for another sentence. */
export function readListingScene(sentence: string): ListingScene | undefined {
  const [all, copyOf, reader] =
    /^(?:And )?(?:on the node|on a worker node|in a copy of `\/(\S+)`)(?:, inspected by the user `(\S+)`)?:$/i.exec(
      sentence,
    ) ?? [];
  return all === undefined ? undefined : { isWorker: /on a worker/i.test(sentence), copyOf, reader };
}

/**
 * Gives the machine the files of a listing: lines as `ls -l` prints them, without the number of links, size and date. A file that only
 * `shown` has is missing, and one that the scene's reader may not read is unreadable.
 */
export function applyListing(
  machine: NodeMachine,
  { isWorker, copyOf, reader }: ListingScene,
  shown: readonly string[],
  wanted: readonly string[],
): void {
  machine.isCopy = copyOf !== undefined;
  for (const path of [...machine.files.keys()]) {
    if ((isWorker && !WORKER.test(path)) || !isBelow(path, copyOf)) machine.files.delete(path);
  }
  const listed = wanted.map((line) => readLine(line, copyOf));
  for (const { path } of shown.map((line) => readLine(line, copyOf))) {
    if (![...machine.files.keys()].some((file) => isBelow(file, path))) throw new Error(`No such file: ${path}`);
    if (!listed.some((one) => one.path === path)) machine.files.delete(path);
  }
  for (const { path, kind, linkTo, mode } of listed) {
    if (kind === 'link') {
      machine.write(path, { linkTo });
      continue;
    }
    // The workspace has only directories that hold something.
    if (kind === 'directory' && machine.files.delete(path)) machine.write(`${path}/.keep`, '');
    machine.set(path, mode);
    if (reader !== undefined && !mayRead(reader, mode)) machine.unreadable.add(path);
  }
}

/** The part of a control-plane node's files on a worker, and the CA's key, which it should not have. */
const WORKER = /^var\/lib\/kubelet\/|kubernetes\/kubelet\.conf$|kubernetes\/pki\/ca\.(crt|key)$/;

const isBelow = (path: string, directory: string | undefined) =>
  directory === undefined || path === directory || path.startsWith(`${directory}/`);

function readLine(line: string, copyOf: string | undefined): Listed {
  const [, letter = '', bits = '', owner = '', group = '', name = '', linkTo = ''] =
    /^([-dl])([-r][-w][-x][-r][-w][-x][-r][-w][-x]) (\S+) (\S+) (\S+)(?: -> (\S+))?$/.exec(line) ?? [];
  const kind = KINDS[letter];
  if (kind === undefined || (kind === 'link') !== (linkTo !== '') || name.startsWith('/') !== (copyOf === undefined))
    throw new Error(`Not a line of a listing: ${line}`);
  const path = copyOf === undefined ? name.slice(1) : `${copyOf}/${name}`;
  const octal = Number.parseInt(bits.replaceAll(/[rwx]/g, '1').replaceAll('-', '0'), 2);
  return { path, kind, linkTo, mode: { bits: octal, uid: idOf(owner), gid: idOf(group), owner, group } };
}

const KINDS: Readonly<Record<string, Listed['kind']>> = { '-': 'file', d: 'directory', l: 'link' };

/** Everyone but root has the first ID that Linux gives to people. */
const idOf = (name: string) => (name === 'root' ? 0 : 1000);

const mayRead = (reader: string, { bits, owner }: FileMode) => (bits & (owner === reader ? 0o400 : 0o004)) !== 0;
