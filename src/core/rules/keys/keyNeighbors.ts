import type { CredentialSource } from '../../model/credentialSource.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';
import { parentOf } from '../../model/source/directories.ts';
import { FILE_START } from '../../model/source/span.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { consumersOf } from '../../uses/views/consumers.ts';
import { perNode } from '../engine/rule.ts';
import { certificatePairs } from '../subjects/keyPairs.ts';

/** x.crt and x.key in one folder that no flag or field names as a pair. */
export interface KeyNeighbors {
  readonly certificate: CredentialSource;
  readonly key: CredentialSource;
  readonly isAuthority: boolean;
}

/** The pairs that belong together by their names alone. A leaf or key that is part of another pair is left out. */
export const keyNeighbors = perNode((node): readonly KeyNeighbors[] => {
  const paired = new Set(certificatePairs(node).flatMap(({ certificate, key }) => [certificate.uri, key.uri]));
  const consumers = consumersOf(node);
  const files = new Map(node.files.filter(({ archived }) => !archived).map((file) => [file.path, file]));
  const neighbors: KeyNeighbors[] = [];
  for (const [path, keyFile] of files) {
    const certificateFile = path.endsWith('.key') ? files.get(path.replace(/key$/, 'crt')) : undefined;
    const leaf = certificateFile?.file.artifacts.find((artifact) => artifact.kind === 'certificate');
    if (!certificateFile || !leaf || paired.has(keyFile.file.uri)) continue;
    const authority = isAuthority(leaf.certificate);
    const isNamed = consumers.ofFile(certificateFile.file.uri).length > 0;
    if ((!authority && isNamed) || isKeyBeside(node, certificateFile.path, leaf.certificate.publicKey.id)) continue;
    neighbors.push({
      certificate: sourceOfFile(certificateFile),
      key: sourceOfFile(keyFile),
      isAuthority: authority,
    });
  }
  return neighbors;
});

function sourceOfFile({ file, path }: NodeFile): CredentialSource {
  const { uri, artifacts } = file;
  const at = { uri, span: artifacts[0]?.origin.span ?? FILE_START };
  return { label: untrusted(path), at, known: artifacts.length > 0, artifacts, uri };
}

/** By folder, the public halves of the private keys in it. */
const keysByFolder = perNode((node): ReadonlyMap<string, ReadonlySet<string>> => {
  const folders = new Map<string, Set<string>>();
  for (const { path, file, archived } of node.files) {
    if (archived) continue;
    for (const artifact of file.artifacts) {
      const id = artifact.kind === 'privateKey' ? artifact.key.publicKey?.id : undefined;
      if (id === undefined) continue;
      const keys = folders.get(parentOf(path)) ?? new Set();
      folders.set(parentOf(path), keys.add(id));
    }
  }
  return folders;
});

/**
 * Whether a key in the folder of the file fits the public key, whatever its name: cfssl writes `kubelet.pem` and `kubelet-key.pem` where the
 * kubelet leaves `kubelet.crt` and `kubelet.key`.
 */
export function isKeyBeside(node: NodeView, path: string, publicKeyId: string): boolean {
  return keysByFolder(node).get(parentOf(path))?.has(publicKeyId) ?? false;
}
