import { reissueCommand } from '../kubernetes/kubeadmCommands.ts';
import { type ShellCommand, shellCommand } from '../model/text/shellCommand.ts';
import type { NodeView } from '../nodes/node.ts';
import { hostPathOfUri } from '../nodes/nodeFiles.ts';

/** kubeadm's command that makes the file anew; undefined for a file that is none of kubeadm's. */
export function reissue(node: NodeView, uri: string): ShellCommand | undefined {
  const words = reissueCommand(hostPathOfUri(node, uri));
  return words && shellCommand(words);
}
