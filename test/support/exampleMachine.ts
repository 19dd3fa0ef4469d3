import { applyListing } from './nodeListing.ts';
import { NodeMachine, openMachine, openTwoNodes } from './nodeMachine.ts';
import { nodeSettings } from './nodeOptions.ts';
import { putExample, type Side } from './putExample.ts';
import type { ExampleBlock } from './ruleExample.ts';
import { strayKubelet } from './strayKubelet.ts';

/** A machine with kubeadm's control-plane node as one side of an example shows it; with copies of two nodes where it shows another. */
export async function exampleMachine(
  example: readonly ExampleBlock[],
  side: Side,
): Promise<{ machine: NodeMachine; now: Date }> {
  const places = new Set(example.map((block) => ('path' in block ? block.on : 'the node')));
  if (places.size > 1) throw new Error('An example shows the files of one node.');
  const [place] = places;
  if (place === 'a worker node') {
    const { now } = nodeSettings({});
    return { machine: new NodeMachine(await strayKubelet(now, (worker) => putExample(worker, example, side))), now };
  }
  if (place === 'a second control-plane node') return openTwoNodes((second) => putExample(second, example, side));
  const opened = await openMachine(async (node) => {
    await putExample(node, example, side);
    // Without the file that the kubelet's unit names, its flags would be unknown.
    if (!node.files.has('etc/default/kubelet')) node.put('etc/default/kubelet', 'KUBELET_EXTRA_ARGS=\n');
  });
  for (const block of example) {
    if ('scene' in block) applyListing(opened.machine, block.scene, [...block.failing, ...block.fixed], block[side]);
  }
  return opened;
}
