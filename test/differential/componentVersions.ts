import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Program, programPath } from './environment.ts';

/** The versions in the comparison, by the names in docs/agreement.md. */
export type ComponentVersions = Readonly<Record<'kubernetes' | 'etcd' | 'go', string>>;

/** The versions that the programs themselves print. Throws if those of Kubernetes are of two releases. */
export async function componentVersions(): Promise<ComponentVersions> {
  const print = async (program: Program, ...args: readonly string[]) =>
    (await promisify(execFile)(programPath(program), args)).stdout;
  const etcd = await print('etcd', '--version');
  const kubernetes = found(await print('kube-apiserver', '--version'), /^Kubernetes v(.*)$/m);
  const kubectl = found(await print('kubectl', 'version', '--client'), /^Client Version: v(.*)$/m);
  if (kubectl !== kubernetes) throw new Error(`kubectl is of ${kubectl}, kube-apiserver of ${kubernetes}`);
  return { kubernetes, etcd: found(etcd, /^etcd Version: (.*)$/m), go: found(etcd, /^Go Version: go(.*)$/m) };
}

function found(text: string, pattern: RegExp): string {
  const version = pattern.exec(text)?.[1];
  if (version === undefined) throw new Error(`no version in ${text}`);
  return version;
}
