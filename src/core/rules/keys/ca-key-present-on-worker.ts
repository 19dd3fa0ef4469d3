import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { isAddOn } from '../../model/documents/component.ts';
import { placeOfFile } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';

const CA_KEYS = [
  '/etc/kubernetes/pki/ca.key',
  '/etc/kubernetes/pki/front-proxy-ca.key',
  '/etc/kubernetes/pki/etcd/ca.key',
];

/** Files that only a control plane has. */
const CONTROL_PLANE =
  /^\/etc\/kubernetes\/(manifests\/|pki\/(apiserver|front-proxy-client|sa)|(super-)?admin\.conf|controller-manager\.conf|scheduler\.conf)/;

/** kubernetes.io, "PKI certificates and requirements": CA keys belong to control-plane nodes. */
export const caKeyPresentOnWorker = defineRule(KEYS['ca-key-present-on-worker'], {
  *check(node) {
    const hasKubelet = node.kubeconfigs.some(({ hostPath }) => hostPath === '/etc/kubernetes/kubelet.conf');
    const isControlPlane = node.files.some(({ hostPath }) => CONTROL_PLANE.test(hostPath ?? ''));
    const runsMore = node.components.some(({ name, document }) => document && name !== 'kubelet' && !isAddOn(name));
    if (!hasKubelet || isControlPlane || runsMore) return;
    for (const path of CA_KEYS) {
      const found = fileAt(node, path);
      if (found?.file.artifacts.some(({ kind }) => kind === 'privateKey')) {
        yield { message: 'present', at: placeOfFile(found.file) };
      }
    }
  },
});
