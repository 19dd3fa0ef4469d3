import { isEmptiedCopy } from '../../cluster/nodes/copyCoverage.ts';
import { layoutProofOf } from '../../cluster/nodes/layoutProof.ts';
import type { NodeView } from '../../model/node.ts';
import { FILE_START } from '../../model/source/span.ts';
import { type Consumer, consumersOf, placesOf } from '../../uses/views/consumers.ts';
import { restoreAuthority } from '../edits/authorityCopy.ts';
import { aboutPlaces } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { FILES } from '../pages/files.ts';
import { reissue } from '../sequences/reissue.ts';
import { pemInputOf } from './pemInput.ts';

/** A certificate, key or kubeconfig of size 0 (tried; kubeadm mounts kubeconfigs as FileOrCreate). */
export const pemEmptyFile = defineRule(FILES['pem-empty-file'], {
  *check(node) {
    if (isEmptiedCopy(node.files)) return;
    const consumers = consumersOf(node);
    for (const nodeFile of node.files) {
      const { file, archived, hostPath, path } = nodeFile;
      if (archived || file.size > 0) continue;
      const readers = consumers.ofFile(file.uri).filter((one) => pemInputOf(one) ?? one.role === 'kubeconfig');
      if (readers.length === 0 && !isOfKubeadm(hostPath ?? '', node)) continue;
      yield {
        message: readers.some(isEtcdTrust) ? 'emptyEtcdCa' : 'empty',
        data: { path: hostPath ?? path },
        at: { uri: file.uri, span: FILE_START },
        about: aboutPlaces({ uri: file.uri, span: FILE_START }, placesOf(readers)),
        related: placesOf(readers),
        fixes: restoreAuthority(node, nodeFile),
        command: reissue(node, file.uri),
      };
    }
  },
});

/** The files that kubeadm writes below /etc/kubernetes, without the requests of an external CA. Others put files next to them, such as an empty cloud.conf. */
const KUBEADM_FILE =
  /^\/etc\/kubernetes\/(?:pki\/.*\.(?:crt|key|pub)|(?:(?:super-)?admin|(?:bootstrap-)?kubelet|controller-manager|scheduler)\.conf)$/;

/** Whether kubeadm writes the file, and other files prove its layout. */
function isOfKubeadm(hostPath: string, node: NodeView): boolean {
  return KUBEADM_FILE.test(hostPath) && layoutProofOf(node).of(hostPath) === 'conventional';
}

function isEtcdTrust({ owner, role }: Consumer): boolean {
  return owner === 'etcd' && role === 'trustBundle';
}
