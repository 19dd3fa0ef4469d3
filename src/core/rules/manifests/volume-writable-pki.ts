import { defineRule } from '../engine/rule.ts';
import { VOLUMES_PAGE } from '../references/references.ts';

/** kubeadm mounts the folder read-only, except for etcd. */
export const volumeWritablePki = defineRule({
  id: 'manifests/volume-writable-pki',
  severity: 'hint',
  basis: 'advice',
  title: 'A component may write to the PKI folder',
  messages: { writable: 'The container of {component} may write to {path}.' },
  docs: {
    why: 'A component only reads its certificates and keys; who breaks into it should not be able to replace them.',
    fix: 'Add `readOnly: true` to the volumeMount.',
    references: [VOLUMES_PAGE],
  },
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
