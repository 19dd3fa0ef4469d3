import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './cache.ts';
import { NEWEST, type Release } from './release.ts';

/** The module that pins the newest release; programs of ours lie in its "cmd". */
const PINNED = join(import.meta.dirname, 'kubernetes');

/** The commands of k8s.io/kubernetes that are built. */
export const KUBERNETES_PROGRAMS = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubeadm',
  'kubectl',
  'kubelet',
] as const;

/** As `go mod edit -json` prints a go.mod. */
interface GoMod {
  readonly Go?: string;
  readonly Godebug?: readonly { readonly Key: string; readonly Value: string }[];
  readonly Require: readonly { readonly Path: string; readonly Version: string }[];
  readonly Replace?: readonly { readonly Old: ModuleVersion; readonly New: ModuleVersion }[];
}

interface ModuleVersion {
  readonly Path: string;
  readonly Version?: string;
}

/** A folder from which the release's programs can be built: the pinned module, or one that is written to the cache. */
export function goModule(release: Release): string {
  if (release.kubernetes === NEWEST.kubernetes) return PINNED;
  const folder = join(CACHE, 'modules', release.kubernetes);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'go.mod'), goModText(release));
  return folder;
}

/**
 * The go.mod of a module that requires k8s.io/kubernetes. A main module's replacements hold, and only its own: so it repeats those of
 * k8s.io/kubernetes, and takes each staging module at its tag. Also its settings of Go, which decide what crypto/tls and crypto/x509 accept.
 */
export function goModText({ kubernetes }: Release): string {
  const module = JSON.parse(go('.', 'mod', 'download', '-json', `k8s.io/kubernetes@v${kubernetes}`)) as {
    readonly GoMod: string;
  };
  const theirs = JSON.parse(go('.', 'mod', 'edit', '-json', module.GoMod)) as GoMod;
  const staging = `v0.${kubernetes.slice('1.'.length)}`;
  const isLocal = ({ New }: { readonly New: ModuleVersion }) => New.Path.startsWith('./staging/');
  const replaced = theirs.Replace ?? [];
  const stagingModules = new Set([
    ...replaced.filter(isLocal).map(({ Old }) => Old.Path),
    ...theirs.Require.filter(({ Path, Version }) => Path.startsWith('k8s.io/') && Version === 'v0.0.0').map(
      ({ Path }) => Path,
    ),
  ]);
  const version = ({ Path, Version }: ModuleVersion) => (Version === undefined ? Path : `${Path} ${Version}`);
  return `${[
    'module judges',
    '',
    `go ${theirs.Go ?? '1.20'}`,
    '',
    ...(theirs.Godebug ?? []).map(({ Key, Value }) => `godebug ${Key}=${Value}`),
    '',
    ...KUBERNETES_PROGRAMS.map((name) => `tool k8s.io/kubernetes/cmd/${name}`),
    '',
    `require k8s.io/kubernetes v${kubernetes}`,
    '',
    ...[...stagingModules].sort().map((path) => `replace ${path} => ${path} ${staging}`),
    ...replaced
      .filter((one) => !one.New.Path.startsWith('.'))
      .map(({ Old, New }) => `replace ${version(Old)} => ${version(New)}`),
  ].join('\n')}\n`;
}

/** Runs go in a folder and returns what it prints. Throws with its errors. */
export function go(folder: string, ...words: readonly string[]): string {
  return execFileSync('go', ['-C', folder, ...words], { encoding: 'utf8', maxBuffer: 1 << 26 });
}
