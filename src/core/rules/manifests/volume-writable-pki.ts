import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** kubeadm mounts the folder read-only, except for etcd. */
export const volumeWritablePki = defineRule(MANIFESTS['volume-writable-pki'], {
  *check(node) {
    for (const { name, document } of node.components) {
      if (!document || name === 'etcd') continue;
      for (const { hostPath = '', readOnly, span } of document.mounts ?? []) {
        if (readOnly || !/\/pki\/?$/.test(hostPath) || hostPath === '/etc/pki') continue;
        yield { message: 'writable', data: { component: name, path: hostPath }, at: { uri: document.uri, span } };
      }
    }
  },
});
