import type { NodeFile } from '../../model/node.ts';

/** What kubeadm writes below /etc/kubernetes/pki; requests of an external CA are not among it. */
const PKI_FILE = /^\/etc\/kubernetes\/pki\/.*\.(crt|key|pub)$/;

/** Whether the content of kubeadm's files was left out of a copy: all of them are there, and all are empty. */
export function isEmptiedCopy(files: readonly NodeFile[]): boolean {
  const own = files.filter(({ archived, hostPath }) => !archived && PKI_FILE.test(hostPath ?? ''));
  return own.length >= 3 && own.every(({ file }) => file.size === 0);
}
