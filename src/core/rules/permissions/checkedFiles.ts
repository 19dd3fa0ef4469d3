import { yamlPathOf } from '../../model/artifacts/artifact.ts';
import type { NodeDirectory, NodeFile, NodeView } from '../../model/node.ts';
import type { FileMode } from '../../model/ports.ts';
import { FILE_START, type Location } from '../../model/source/span.ts';
import { commandLine, fileWord, type ShellCommand } from '../../model/text/shellCommand.ts';
import { phrase, type Text } from '../../model/text/text.ts';

/** A file whose mode is known and matters. */
export interface CheckedFile extends NodeFile {
  readonly mode: FileMode;
}

/** Links have no mode, and old copies are not checked. Empty if modes were not read. */
export function checkedFiles({ files }: NodeView): readonly CheckedFile[] {
  return files.flatMap((file) => {
    const { mode, archived, isLink } = file;
    return mode === undefined || archived || isLink ? [] : { ...file, mode };
  });
}

/** Whether the file itself contains a private key; keys inside YAML have other rules. */
export function holdsPrivateKey({ file }: NodeFile): boolean {
  return file.artifacts.some((artifact) => artifact.kind === 'privateKey' && yamlPathOf(artifact) === undefined);
}

/** Line 1: a mode concerns the whole file. */
export function startOf({ file }: NodeFile): Location {
  return { uri: file.uri, span: FILE_START };
}

/** A command for the node, such as "chmod 600 '/etc/kubernetes/pki/ca.key'". */
export function chmodCommand(mode: string, target: NodeFile | NodeDirectory): ShellCommand | undefined {
  return commandLine('chmod {mode} {path}', { mode, path: pathWord(target) });
}

/** The path on the node as a word that no command mistakes for an option. */
export function pathWord(target: NodeFile | NodeDirectory): string {
  const path = 'hostPath' in target && target.hostPath !== undefined ? target.hostPath : target.path;
  return fileWord(path);
}

/** The bits of a right for owner, group and others (chmod(2)). */
const RIGHTS = { read: 0o444, write: 0o222 } as const;

const GROUP = 0o070;

const OTHERS = 0o007;

/** Whom a mode gives a right besides the owner. */
interface Allowed {
  readonly kind: 'everyone' | 'group';
  /** For people: "everyone", "the group users". */
  readonly who: Text;
}

/** The largest set of users with the right; undefined if only the owner has it. */
export function allowedBeside(mode: FileMode, right: keyof typeof RIGHTS): Allowed | undefined {
  const bits = mode.bits & RIGHTS[right];
  if ((bits & OTHERS) !== 0) return { kind: 'everyone', who: phrase('everyone') };
  if ((bits & GROUP) !== 0)
    return { kind: 'group', who: phrase('the group {group}', { group: mode.group ?? mode.gid }) };
  return undefined;
}

/** True if the mode gives a right that `limit` does not. */
export function isWiderThan({ bits }: FileMode, limit: number): boolean {
  return (bits & 0o777 & ~limit) !== 0;
}
