import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** kubeadm mounts the folder read-only, except for etcd. */
export const volumeWritablePki = defineRule(MANIFESTS['volume-writable-pki'], {
  *check(node) {
    for (const component of node.components) {
      const { name, document } = component;
      // The kubelet writes the keys that it rotates.
      if (!document || name === 'etcd' || name === 'kubelet') continue;
      const keys = keyPaths(node, component);
      for (const { hostPath, readOnly, span } of document.mounts ?? []) {
        if (readOnly || hostPath === undefined || hostPath === '/etc/pki') continue;
        if (!/\/pki\/?$/.test(hostPath) && !keys.some((path) => path.startsWith(`${hostPath}/`))) continue;
        yield { message: 'writable', data: { component: name, path: hostPath }, at: { uri: document.uri, span } };
      }
    }
  },
});

/** The paths on the node of the private keys that the component's flags name. */
function keyPaths(node: NodeView, { flags }: ComponentView): readonly string[] {
  return flags.flatMap(({ spec, reference }) => {
    if (spec?.role !== 'privateKey' && spec?.role !== 'signerKey') return [];
    const { resolution } = reference ?? {};
    return (resolution?.kind === 'file' && fileOfUri(node, resolution.uri)?.hostPath) || [];
  });
}
