import { isEmptiedCopy } from '../../cluster/nodes/copyCoverage.ts';
import { FILE_START } from '../../model/source/span.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_KEY_PAIR, PKI_PAGE } from '../references/references.ts';
import { type Consumer, consumersOf, placesOf } from '../subjects/consumers.ts';
import { pemInputOf } from './pemInput.ts';

/** A certificate, key or kubeconfig of size 0 (tried; kubeadm mounts kubeconfigs as FileOrCreate). */
export const pemEmptyFile = defineRule({
  id: 'files/pem-empty-file',
  severity: 'error',
  basis: 'observed',
  title: 'A certificate, key or kubeconfig is empty',
  messages: {
    empty: '{path} is empty. A `FileOrCreate` mount or a failed redirect makes such files.',
    emptyEtcdCa: '{path} is empty: etcd starts, but rejects every client, because it trusts no CA.',
  },
  docs: {
    why: 'A hostPath volume of type FileOrCreate makes an empty file where the real one was missing, and a shell redirect makes one before its command fails. The component then stops with “failed to find any PEM data”; etcd starts with an empty CA file and trusts nobody.',
    fix: 'Restore the file, or remove it and let kubeadm make it: `kubeadm init phase certs <name>`, `kubeadm init phase kubeconfig <name>`.',
    references: [PKI_PAGE, GO_KEY_PAIR],
  },
  *check(node) {
    if (isEmptiedCopy(node.files)) return;
    const consumers = consumersOf(node);
    for (const { file, archived, hostPath, path } of node.files) {
      if (archived || file.size > 0) continue;
      const readers = consumers.ofFile(file.uri).filter((one) => pemInputOf(one) ?? one.role === 'kubeconfig');
      if (readers.length === 0 && !KUBEADM_FILE.test(hostPath ?? '')) continue;
      yield {
        message: readers.some(isEtcdTrust) ? 'emptyEtcdCa' : 'empty',
        data: { path: hostPath ?? path },
        at: { uri: file.uri, span: FILE_START },
        related: placesOf(readers),
      };
    }
  },
});

/** What kubeadm writes below /etc/kubernetes; requests of an external CA are not among it. */
const KUBEADM_FILE = /^\/etc\/kubernetes\/(pki\/.*\.(crt|key|pub)|[^/]+\.conf)$/;

function isEtcdTrust({ owner, role }: Consumer): boolean {
  return owner === 'etcd' && role === 'trustBundle';
}
