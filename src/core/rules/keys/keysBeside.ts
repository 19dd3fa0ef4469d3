import type { NodeView } from '../../model/node.ts';
import { perNode } from '../engine/perNode.ts';

/** By folder, the public halves of the private keys in it. */
const keysByFolder = perNode((node): ReadonlyMap<string, ReadonlySet<string>> => {
  const folders = new Map<string, Set<string>>();
  for (const { path, file, archived } of node.files) {
    if (archived) continue;
    for (const artifact of file.artifacts) {
      const id = artifact.kind === 'privateKey' ? artifact.key.publicKey?.id : undefined;
      if (id === undefined) continue;
      const keys = folders.get(folderOf(path)) ?? new Set();
      folders.set(folderOf(path), keys.add(id));
    }
  }
  return folders;
});

/**
 * Whether a key in the folder of the file fits the public key, whatever its name: cfssl writes `kubelet.pem` and `kubelet-key.pem` where the
 * kubelet leaves `kubelet.crt` and `kubelet.key`.
 */
export function isKeyBeside(node: NodeView, path: string, publicKeyId: string): boolean {
  return keysByFolder(node).get(folderOf(path))?.has(publicKeyId) ?? false;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
