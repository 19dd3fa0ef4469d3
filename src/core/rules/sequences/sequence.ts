import { COMPONENT_NAMES, type ComponentName } from '../../model/documents/component.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import { baseName } from '../../model/source/directories.ts';
import { chained, commandWords, type ShellCommand, shellCommand } from '../../model/text/shellCommand.ts';
import { type Composed, joined } from '../../model/text/text.ts';
import { restartSteps } from './restart.ts';

/** The folder for replaced files, from which nothing reads them. */
export const KEPT = '/root/old-pki';

/**
 * The folder in which new files are created and checked before they replace others. A run that fails leaves them there, where nothing reads them
 * either.
 */
export const STAGED = `${KEPT}/new`;

/** A file that a step creates, and the file of the node that it replaces. */
export interface Exchange {
  readonly from: string;
  readonly to: string;
  /** The old file is there: it is kept, and its owner is that of the new one. */
  readonly isThere: boolean;
  /** The new file is a copy of the old one with a change: the rest is as old as it was. */
  readonly isCopy?: true;
}

/**
 * The commands for one purpose on a node, in parts: those of several purposes put together create, exchange, restart and check once. Until all
 * new files are created and read, no file of the node changes.
 */
export interface Sequence {
  /** Create new files, none in the place of another. */
  readonly steps: readonly Composed[];
  /** Read what was created, and fail if it cannot be used. */
  readonly looks?: readonly Composed[];
  /** In this order. */
  readonly exchanges?: readonly Exchange[];
  /** Paths that are moved away, for a service that creates them at its start. */
  readonly replaced?: readonly string[];
  /** Change files in their place, with programs that write a file only once its new content is complete. */
  readonly edits?: readonly Composed[];
  /** The components that must be restarted to use the new files. */
  readonly restarts: readonly ComponentName[];
  /** A service that must not run meanwhile, and starts instead of the components, which it runs. */
  readonly service?: string | undefined;
  /** The steps that need the restarted components. */
  readonly afterwards?: readonly Composed[];
  /** Show the result. */
  readonly checks: readonly Composed[];
}

/** In the order in which what they use must be there. */
const ORDER: readonly ComponentName[] = ['etcd', ...COMPONENT_NAMES.filter((name) => name !== 'etcd')];

/** The commands of all the sequences in order, each a line. */
export function commandsOf(node: NodeView, sequences: readonly Sequence[]): readonly Composed[] {
  const unique = <Item>(items: readonly Item[]) => [...new Set(items)];
  const services = unique(sequences.flatMap(({ service }) => service ?? []));
  const replaced = unique(sequences.flatMap((one) => one.replaced ?? []));
  const exchanges = sequences.flatMap((one) => one.exchanges ?? []);
  const old = unique(exchanges.flatMap(({ to, isThere }) => (isThere ? [to] : [])));
  const restarts = new Set(sequences.flatMap((one) => one.restarts));
  const stages = sequences.some(({ steps }) => steps.some((step) => lineOf(step)?.includes(STAGED) ?? true));
  const after = [
    ...sequences.flatMap(({ steps }) => steps),
    ...sequences.flatMap(({ looks = [] }) => looks),
    ...(old.length > 0
      ? [commandWords('cp -p --backup=numbered {old} {kept}/', { old: joined(old, ' '), kept: KEPT })]
      : []),
    ...(replaced.length > 0
      ? [commandWords('mv --backup=numbered {old} {kept}/', { old: joined(replaced, ' '), kept: KEPT })]
      : []),
    ...exchanges.flatMap(exchangeSteps),
    ...sequences.flatMap(({ edits = [] }) => edits),
    ...(stages ? [commandWords('rm -rf {staged}', { staged: STAGED })] : []),
    ...services.map((service) => commandWords('systemctl start {service}', { service })),
    ...ORDER.filter((name) => restarts.has(name)).flatMap((name) => restartSteps(node, name)),
    ...sequences.flatMap(({ afterwards = [] }) => afterwards),
    ...sequences.flatMap(({ checks }) => checks),
  ];
  const keeps = after.some((step) => lineOf(step)?.includes(KEPT) ?? true);
  return distinct([
    ...services.map((service) => commandWords('systemctl stop {service}', { service })),
    ...(keeps ? [commandWords('mkdir -p -m 700 {kept}', { kept: KEPT })] : []),
    // kubeadm would keep the files of an earlier run.
    ...(stages
      ? [commandWords('rm -rf {staged}', { staged: STAGED }), commandWords('mkdir -m 700 {staged}', { staged: STAGED })]
      : []),
    ...after,
  ]);
}

/** A new file, not a changed one: the old mode may be too open for a new key. A daemon that runs as another user reads it as it read the old one. */
function exchangeSteps({ from, to, isThere }: Exchange): readonly Composed[] {
  const kept = `${KEPT}/${baseName(to)}`;
  return [
    commandWords('cp --remove-destination {from} {to}', { from, to }),
    ...(isThere ? [commandWords('chown --reference={kept} {to}', { kept, to })] : []),
  ];
}

/** One command, which ends where a line of it fails; undefined if a value is not allowed in a command, see `shellCommand`. */
export function sequenceCommand(node: NodeView, ...sequences: readonly Sequence[]): ShellCommand | undefined {
  return chained(commandsOf(node, sequences).map(lineOf));
}

/** Asked for several times while a sequence is put together. */
const lineOf = derived((step: Composed): ShellCommand | undefined => shellCommand(step));

/** Two certificates of one kubeconfig, or a rotation of one service for two files, are one line. */
function distinct(steps: readonly Composed[]): readonly Composed[] {
  const seen = new Set<string>();
  return steps.filter((step) => {
    const text = lineOf(step) ?? '';
    const isRestart = /^(?:mv|sleep|systemctl|rm -rf) /.test(text);
    if (!isRestart && seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** The path at which the new content of a file is created. */
export function stagedPath(path: string): string {
  return `${STAGED}/${path.slice(1).replaceAll('/', '-')}`;
}

/** Shows what a certificate is now. */
export function certificateCheck(path: string): Composed {
  return commandWords('openssl x509 -in {path} -noout -subject -issuer -dates -ext subjectAltName,extendedKeyUsage', {
    path,
  });
}

/** Shows what a CA is now, with the extensions that let it sign or limit it. */
export function authorityCheck(path: string): Composed {
  const extensions = 'basicConstraints,keyUsage,extendedKeyUsage,nameConstraints';
  return commandWords('openssl x509 -in {path} -noout -subject -issuer -dates -ext {extensions}', { path, extensions });
}

/** Shows as whom the API server knows the user of a kubeconfig. */
export function kubeconfigCheck(path: string): Composed {
  return commandWords('kubectl --kubeconfig {path} auth whoami', { path });
}

/** Fails for a kubeconfig that kubectl cannot read. */
export function kubeconfigLook(path: string): Composed {
  return commandWords('kubectl config view --minify --kubeconfig {path}', { path });
}
