import { KUBEADM_FOLDER } from '../kubernetes/kubeadmCertificates.ts';
import { BEHAVIOURS } from '../kubernetes/versions/behaviours.ts';
import { commandWords, type ShellCommand, shellCommand } from '../model/text/shellCommand.ts';
import type { Composed } from '../model/text/text.ts';
import { certificatesFolder } from '../nodes/certificatesFolder.ts';
import { holdsForCluster } from '../nodes/componentVersion.ts';
import type { NodeView } from '../nodes/node.ts';

/**
 * kubeadm's command for a file of the node, as its own version takes it and with the folder its certificates lie in.
 * `commandOf` knows it by the file's usual path; undefined where that does not.
 */
export function kubeadmOnNode(
  node: NodeView,
  hostPath: string,
  commandOf: (usualPath: string) => Composed | undefined,
): ShellCommand | undefined {
  const folder = certificatesFolder(node);
  const usual = hostPath.startsWith(`${folder}/`) ? `${KUBEADM_FOLDER}${hostPath.slice(folder.length)}` : hostPath;
  const known = commandOf(usual);
  if (known === undefined) return undefined;
  const words = kubeadmWords(node, known);
  if (folder === KUBEADM_FOLDER) return shellCommand(words);
  return shellCommand(commandWords('{kubeadm} --cert-dir {folder}', { kubeadm: words, folder }));
}

/** `kubeadm certs` was `kubeadm alpha certs` until 1.19 (Kubernetes 1.20 release notes). */
export function kubeadmWords(node: NodeView, words: Composed): Composed {
  if (holdsForCluster(node, BEHAVIOURS.kubeadmCerts) !== 'no') return words;
  return { ...words, template: words.template.replace('kubeadm certs', 'kubeadm alpha certs') };
}
