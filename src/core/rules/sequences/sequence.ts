import { COMPONENT_NAMES, type ComponentName } from '../../model/documents/component.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import { chained, commandWords, type ShellCommand, shellCommand } from '../../model/text/shellCommand.ts';
import { type Composed, joined } from '../../model/text/text.ts';
import { restartSteps } from './restart.ts';

/** Where what is replaced is kept: nothing reads it there. */
export const KEPT = '/root/old-pki';

/** The commands for one purpose on a node, in parts: those of several purposes put together move, restart and check once. */
export interface Sequence {
  /** Paths of what is replaced, and moved away before: kubeadm keeps files that exist. */
  readonly replaced: readonly string[];
  readonly steps: readonly Composed[];
  /** What must start again to use the new files. */
  readonly restarts: readonly ComponentName[];
  /** A service that must not run meanwhile, and starts instead of the components, which it runs. */
  readonly service?: string;
  /** What needs the restarted components. */
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
  const replaced = unique(sequences.flatMap((one) => one.replaced));
  const restarts = new Set(sequences.flatMap((one) => one.restarts));
  const after = [
    ...(replaced.length > 0
      ? [commandWords('mv --backup=numbered {old} {kept}/', { old: joined(replaced, ' '), kept: KEPT })]
      : []),
    ...sequences.flatMap(({ steps }) => steps),
    ...services.map((service) => commandWords('systemctl start {service}', { service })),
    ...ORDER.filter((name) => restarts.has(name)).flatMap((name) => restartSteps(node, name)),
    ...sequences.flatMap(({ afterwards = [] }) => afterwards),
    ...sequences.flatMap(({ checks }) => checks),
  ];
  const keeps = after.some((step) => lineOf(step)?.includes(KEPT) ?? true);
  return distinct([
    ...services.map((service) => commandWords('systemctl stop {service}', { service })),
    ...(keeps ? [commandWords('mkdir -p -m 700 {kept}', { kept: KEPT })] : []),
    ...after,
  ]);
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
    const isRestart = /^(?:mv|sleep|systemctl) /.test(text);
    if (!isRestart && seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** Where a copy of a file is kept whose name others have too. */
export function keptPath(path: string): string {
  return `${KEPT}/${path.slice(1).replaceAll('/', '-')}`;
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

/** A daemon that runs as another user reads the new file as it read the old one. */
export function ownerOf(path: string): Composed {
  const kept = `${KEPT}/${path.slice(path.lastIndexOf('/') + 1)}`;
  return commandWords('chown --reference={kept} {path}', { kept, path });
}
