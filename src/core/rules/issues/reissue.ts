import { hostPathOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { reissueCommand } from '../../kubernetes/kubeadm/kubeadmCommands.ts';
import type { NodeView } from '../../model/node.ts';
import { type ShellCommand, shellCommand } from '../../model/text/shellCommand.ts';

/** kubeadm's command that makes the file anew; undefined for a file that is none of kubeadm's. */
export function reissue(node: NodeView, uri: string): ShellCommand | undefined {
  const words = reissueCommand(hostPathOfUri(node, uri));
  return words && shellCommand(words);
}
