import { KUBEADM_FOLDER } from '../kubernetes/kubeadmCertificates.ts';
import { certificatesFolder } from '../nodes/certificatesFolder.ts';
import { isBeforeKubernetes } from '../nodes/kubernetesVersion.ts';
import type { NodeView } from '../nodes/node.ts';
import { shellQuote } from '../text/shellQuote.ts';

/**
 * kubeadm's command for a file of the node, as its own version takes it and with the folder its certificates lie in.
 * `commandOf` knows it by the file's usual path; undefined where that does not.
 */
export function kubeadmOnNode(
  node: NodeView,
  hostPath: string,
  commandOf: (usualPath: string) => string | undefined,
): string | undefined {
  const folder = certificatesFolder(node);
  const usual = hostPath.startsWith(`${folder}/`) ? `${KUBEADM_FOLDER}${hostPath.slice(folder.length)}` : hostPath;
  const known = commandOf(usual);
  const command = known === undefined ? undefined : kubeadmWords(node, known);
  if (command === undefined || folder === KUBEADM_FOLDER) return command;
  return `${command} --cert-dir ${/[^\w./-]/.test(folder) ? shellQuote(folder) : folder}`;
}

/** `kubeadm certs` was `kubeadm alpha certs` until 1.19 (Kubernetes 1.20 release notes). */
export function kubeadmWords(node: NodeView, command: string): string {
  return isBeforeKubernetes(node, 20) ? command.replace('kubeadm certs', 'kubeadm alpha certs') : command;
}
