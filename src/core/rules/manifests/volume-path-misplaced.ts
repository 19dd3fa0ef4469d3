import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** Unknown fields are dropped, and a volume without a source is an emptyDir (pkg/apis/core/v1, SetDefaults_Volume). */
export const volumePathMisplaced = defineRule(MANIFESTS['volume-path-misplaced'], {
  *check(node) {
    for (const { document } of node.components) {
      for (const { name, mountPath, faultyHostPath } of document?.mounts ?? []) {
        if (!document || !faultyHostPath) continue;
        const isDropped = faultyHostPath.is === 'beside';
        const ignored = document.source === 'staticPod' ? 'dropped' : 'rejected';
        yield {
          message: isDropped ? ignored : 'required',
          data: { name, path: mountPath },
          at: { uri: document.uri, span: faultyHostPath.span },
        };
      }
    }
  },
});
