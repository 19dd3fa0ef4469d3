import { certificateChanges, isOfCertificate } from './certificateExample.ts';
import { exampleFile } from './exampleFile.ts';
import { ExampleMaterial, isPemFile } from './exampleMaterial.ts';
import type { NodePki } from './nodePki.ts';
import { type ExampleBlock, type ExampleLines, withLines } from './ruleExample.ts';

export type Side = keyof ExampleLines;

/** Puts one side of an example into a node's files. A file that the node lacks, or of PEM blocks, consists of these lines. */
export async function putExample(node: NodePki, example: readonly ExampleBlock[], side: Side): Promise<void> {
  const material = new ExampleMaterial(node);
  for (const block of example) {
    if (!('path' in block)) continue;
    const shown = [...block.failing, ...block.fixed];
    if (isOfCertificate(shown)) {
      const changes = await certificateChanges(node, shown, block[side]);
      if (changes.key === undefined) node.replaceCertificate(block.path, changes);
      else node.reissue(block.path, changes);
    } else if (isPemFile(shown) || !node.files.has(block.path)) {
      if (block[side].length > 0) node.put(block.path, await exampleFile(material, block[side]));
    } else {
      const filled = { failing: await material.fill(block.failing), fixed: await material.fill(block.fixed) };
      node.put(block.path, withLines(node.text(block.path), filled, filled[side]));
    }
  }
}
