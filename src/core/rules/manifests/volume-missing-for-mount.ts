import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** core/v1 VolumeMount: "name … must match the Name of a Volume". */
export const volumeMissingForMount = defineRule(MANIFESTS['volume-missing-for-mount'], {
  *check(node) {
    for (const { document } of node.components) {
      for (const { name, volumeKind, span } of document?.mounts ?? []) {
        if (volumeKind === undefined)
          yield { message: 'missing', data: { name }, at: { uri: document?.uri ?? '', span } };
      }
    }
  },
});
