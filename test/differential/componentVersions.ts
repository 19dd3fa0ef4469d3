import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What was compared with, by the names in docs/agreement.md. */
export type ComponentVersions = Readonly<Record<'apiserver' | 'etcd' | 'kubectl' | 'go', string>>;

/** The versions on this machine. Throws where one of the programs is not there. */
export async function componentVersions(): Promise<ComponentVersions> {
  const say = async (command: string, ...args: readonly string[]) => (await promisify(execFile)(command, args)).stdout;
  return {
    apiserver: found(await say('dpkg-query', '--show', 'golang-k8s-apiserver-dev'), /\t(.*)$/m),
    etcd: found(await say('etcd', '--version'), /^etcd Version: (.*)$/m),
    kubectl: found(await say('kubectl', 'version', '--client'), /^Client Version: v(.*)$/m),
    go: found(await say('go', 'version'), /go(\d[\d.]*)/),
  };
}

function found(text: string, pattern: RegExp): string {
  const version = pattern.exec(text)?.[1];
  if (version === undefined) throw new Error(`no version in ${text}`);
  return version;
}
