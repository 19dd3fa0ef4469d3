import { certificateChanges, isOfCertificate } from './certificateExample.ts';
import { ExampleMaterial, isPemFile } from './exampleMaterial.ts';
import { applyListing } from './nodeListing.ts';
import type { NodeMachine } from './nodeMachine.ts';
import type { NodePki } from './nodePki.ts';
import { type ExampleBlock, type ExampleLines, withLines } from './ruleExample.ts';

type Side = keyof ExampleLines;

/** Puts one side of an example into a node's files. A file that the node lacks, or of PEM blocks, consists of these lines. */
export async function putExample(node: NodePki, example: readonly ExampleBlock[], side: Side): Promise<void> {
  const material = new ExampleMaterial(node);
  for (const block of example) {
    if (!('path' in block)) continue;
    const shown = [...block.failing, ...block.fixed];
    if (isOfCertificate(shown)) {
      node.replaceCertificate(block.path, await certificateChanges(node, shown, block[side]));
      continue;
    }
    const [failing, fixed] = [await material.fill(block.failing), await material.fill(block.fixed)];
    const wanted = side === 'failing' ? failing : fixed;
    if (node.files.has(block.path) && !isPemFile(shown)) {
      node.put(block.path, withLines(node.text(block.path), { failing, fixed }, wanted));
    } else if (wanted.length > 0) node.put(block.path, `${wanted.join('\n')}\n`);
  }
}

/** Gives a machine the files that one side of an example lists. */
export function listExample(machine: NodeMachine, example: readonly ExampleBlock[], side: Side): void {
  for (const block of example) {
    if ('scene' in block) applyListing(machine, block.scene, [...block.failing, ...block.fixed], block[side]);
  }
}
