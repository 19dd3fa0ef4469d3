import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './cache.ts';
import { goModule, KUBERNETES_PROGRAMS } from './goModule.ts';
import { minorOf, NEWEST, type Release } from './release.ts';

/** Programs of ours; those of the newest release serve every other. */
const OURS = ['frontdoor', 'idleruntime', 'loadbalancer'] as const;

/**
 * Builds what is missing or out of date, which Go itself knows, and returns the folder with all programs, static ones: those of Kubernetes,
 * etcd, etcdctl, and ours. Throws with Go's errors. The first release of a machine takes minutes, the next call seconds.
 */
export function programsFolder(release: Release = NEWEST): string {
  const folder = join(CACHE, 'components', release.kubernetes);
  mkdirSync(folder, { recursive: true });
  const module = goModule(release);
  build(
    module,
    folder,
    KUBERNETES_PROGRAMS.map((name) => `k8s.io/kubernetes/cmd/${name}`),
    release.kubernetes === NEWEST.kubernetes ? [] : ['-mod=mod'],
    linkerFlags(release),
  );
  build(
    goModule(NEWEST),
    folder,
    OURS.map((name) => `./cmd/${name}`),
  );
  const etcd = join(import.meta.dirname, 'etcd');
  build(etcd, folder, ['.', 'go.etcd.io/etcd/etcdctl/v3']);
  return folder;
}

/** The values that the release's own build writes into its programs: kubeadm, for one, knows by it which versions it may install. */
function linkerFlags(release: Release): string {
  const version = `v${release.kubernetes}`;
  const values = {
    'k8s.io/component-base/version.gitVersion': version,
    'k8s.io/component-base/version.gitMajor': '1',
    'k8s.io/component-base/version.gitMinor': `${minorOf(release)}`,
    'k8s.io/component-base/version.gitTreeState': 'clean',
    'k8s.io/client-go/pkg/version.gitVersion': version,
  };
  // Old releases reach into Go's runtime, which the linker of newer ones refuses.
  return ['-checklinkname=0', ...Object.entries(values).map(([name, value]) => `-X ${name}=${value}`)].join(' ');
}

function build(
  module: string,
  folder: string,
  packages: readonly string[],
  flags: readonly string[] = [],
  linker = '',
): void {
  const words = [
    '-C',
    module,
    'build',
    '-trimpath',
    ...flags,
    `-ldflags=-s -w ${linker}`,
    '-o',
    `${folder}/`,
    ...packages,
  ];
  const { status, error } = spawnSync('go', words, {
    env: { ...process.env, CGO_ENABLED: '0' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw new Error(`go cannot be run: ${error.message}`, { cause: error });
  if (status !== 0) throw new Error(`go build ended with ${status} in ${module}`);
}
