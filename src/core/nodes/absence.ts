import { pathBelow } from './root.ts';

/** Directories that every machine has: that a copy holds one of them says nothing of what else was copied. */
const GENERIC = new Set([
  '',
  '/etc',
  '/var',
  '/var/lib',
  '/opt',
  '/srv',
  '/usr',
  '/usr/local',
  '/root',
  '/home',
  '/tmp',
]);

/**
 * Judges whether an absent file is missing on the node, or was merely not copied along with the others. A copy is
 * taken to be complete below a directory in which it holds files of the same sort; below one that it has not, the nearest one above
 * tells.
 */
export class CopiedArea {
  readonly #hostPaths: readonly string[];
  readonly #directories = new Set<string>();

  /** `hostPaths`: the path on the node of every file found below its root. */
  constructor(hostPaths: readonly string[]) {
    this.#hostPaths = hostPaths;
    for (const path of hostPaths) {
      for (let at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
        this.#directories.add(path.slice(0, at));
        if (at === 0) break;
      }
    }
  }

  covers(hostPath: string): boolean {
    let directory = hostPath;
    do directory = directory.slice(0, directory.lastIndexOf('/'));
    while (directory !== '' && !this.#directories.has(directory));
    if (GENERIC.has(directory)) return false;
    const sort = sortOf(hostPath);
    return this.#hostPaths.some((path) => pathBelow(directory, path)?.includes('/') === false && sortOf(path) === sort);
  }
}

/** What a file is by its path: people copy manifests, kubeconfigs and PKI files apart from each other. */
export function sortOf(path: string): 'manifest' | 'kubeconfig' | 'pki' {
  if (/\/manifests\//.test(path) || /\.(ya?ml|json|manifest)$/.test(path)) return 'manifest';
  return /\.(conf|kubeconfig)$/.test(path) ? 'kubeconfig' : 'pki';
}
