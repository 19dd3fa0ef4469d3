import { join } from 'node:path';
import { programsFolder } from '../components/programs.ts';

/** All that a component sees of this machine's environment. */
export const ENVIRONMENT = { PATH: process.env.PATH, TZ: 'UTC', NO_PROXY: '*' } as const;

/** The programs that are run here: those of the release, and the front door, which stands in for kube-apiserver. */
export type Program = 'frontdoor' | 'kube-apiserver' | 'etcd' | 'etcdctl' | 'kubectl';

let folder: string | undefined;

/** The path of a program. Builds a missing one; throws with the build's own words if that fails. */
export function programPath(program: Program): string {
  folder ??= programsFolder();
  return join(folder, program);
}
