import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NodeFile, NodeFiles } from './nodeOptions.ts';

/** Writes a node under a folder with kubeadm's modes. Links are links; on Windows, copies of what they name. */
export async function writeNode(files: NodeFiles, dir: string): Promise<void> {
  for (const [path, content] of files) {
    const target = join(dir, ...path.split('/'));
    await mkdir(dirname(target), { recursive: true });
    await rm(target, { force: true });
    if (content instanceof Uint8Array) await writeWithMode(target, content, kubeadmMode(path));
    else await writeLink(target, path, content.linkTo, files);
  }
}

async function writeWithMode(target: string, content: Uint8Array, mode: number): Promise<void> {
  await writeFile(target, content, { mode });
  await chmod(target, mode);
}

async function writeLink(target: string, path: string, linkTo: string, files: NodeFiles): Promise<void> {
  if (process.platform !== 'win32') return symlink(linkTo, target);
  const named = linkTo.startsWith('/') ? linkTo.slice(1) : path.replace(/[^/]+$/, linkTo);
  const content: NodeFile | undefined = files.get(named);
  if (content instanceof Uint8Array) await writeFile(target, content);
}

/** kubeadm and the kubelet: certificates and the kubelet's own settings are for all to read, all else is not. */
export function kubeadmMode(path: string): number {
  return /\.crt$|\/kubelet\/config\.yaml$|\.env$|\.service\.d\/|\/etcd-client\/(ca|client)\.pem$/.test(path)
    ? 0o644
    : 0o600;
}
