import type { Material } from '../../model/material.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';
import { FILE_START } from '../../model/source/span.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { isAuthority } from '../subjects/certificateUses.ts';
import { consumersOf } from '../subjects/consumers.ts';
import { certificatePairs } from '../subjects/keyPairs.ts';
import { isKeyBeside } from './keysBeside.ts';

/** x.crt and x.key in one folder that no flag or field names as a pair. */
export interface KeyNeighbours {
  readonly certificate: Material;
  readonly key: Material;
  readonly isAuthority: boolean;
}

/** Those whose names alone say that they belong together. A leaf or key that is part of another pair is left out. */
export function keyNeighbours(node: NodeView): readonly KeyNeighbours[] {
  const paired = new Set(certificatePairs(node).flatMap(({ certificate, key }) => [certificate.uri, key.uri]));
  const consumers = consumersOf(node);
  const files = new Map(node.files.filter(({ archived }) => !archived).map((file) => [file.path, file]));
  const neighbours: KeyNeighbours[] = [];
  for (const [path, keyFile] of files) {
    const certificateFile = path.endsWith('.key') ? files.get(path.replace(/key$/, 'crt')) : undefined;
    const leaf = certificateFile?.file.artifacts.find((artifact) => artifact.kind === 'certificate');
    if (!certificateFile || !leaf || paired.has(keyFile.file.uri)) continue;
    const authority = isAuthority(leaf.certificate);
    const isNamed = consumers.ofFile(certificateFile.file.uri).length > 0;
    if ((!authority && isNamed) || isKeyBeside(node, certificateFile.path, leaf.certificate.publicKey.id)) continue;
    neighbours.push({
      certificate: materialOfFile(certificateFile),
      key: materialOfFile(keyFile),
      isAuthority: authority,
    });
  }
  return neighbours;
}

function materialOfFile({ file, path }: NodeFile): Material {
  const { uri, artifacts } = file;
  const at = { uri, span: artifacts[0]?.origin.span ?? FILE_START };
  return { label: untrusted(path), at, known: artifacts.length > 0, artifacts, uri };
}
