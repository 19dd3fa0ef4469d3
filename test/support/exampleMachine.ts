import { applyListing } from './nodeListing.ts';
import { NodeMachine, openMachine } from './nodeMachine.ts';
import { nodeSettings } from './nodeOptions.ts';
import { putExample, type Side } from './putExample.ts';
import type { ExampleBlock } from './ruleExample.ts';
import { strayKubelet } from './strayKubelet.ts';

/** A machine with kubeadm's control-plane node as one side of an example shows it; with copies of two nodes where it shows a worker. */
export async function exampleMachine(
  example: readonly ExampleBlock[],
  side: Side,
): Promise<{ machine: NodeMachine; now: Date }> {
  const onWorker = example.filter((block) => 'path' in block && block.isOnWorker);
  if (onWorker.length > 0) {
    if (onWorker.length < example.length) throw new Error('An example shows the files of one node.');
    const { now } = nodeSettings({});
    return { machine: new NodeMachine(await strayKubelet(now, (worker) => putExample(worker, example, side))), now };
  }
  const opened = await openMachine((node) => {
    // Without the file that the kubelet's unit names, its flags would be unknown.
    node.put('etc/default/kubelet', 'KUBELET_EXTRA_ARGS=\n');
    return putExample(node, example, side);
  });
  for (const block of example) {
    if ('scene' in block) applyListing(opened.machine, block.scene, [...block.failing, ...block.fixed], block[side]);
  }
  return opened;
}
