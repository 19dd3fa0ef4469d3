import { defineRule } from '../engine/rule.ts';
import { VOLUMES_PAGE } from '../references/references.ts';

/** core/v1 VolumeMount: "name … must match the Name of a Volume". */
export const volumeMissingForMount = defineRule({
  id: 'manifests/volume-missing-for-mount',
  severity: 'error',
  basis: 'must',
  title: 'A mount names a volume that the pod does not have',
  messages: {
    missing: 'The pod has no volume “{name}”: the kubelet refuses it, with `volumeMounts` … `Not found: "{name}"`.',
  },
  docs: {
    why: 'Every volumeMount names an entry of `volumes`; a pod in which one does not is invalid.',
    fix: 'Add the volume, or correct the name.',
    references: [VOLUMES_PAGE],
  },
  *check(node) {
    for (const { document } of node.components) {
      for (const { name, volumeKind, span } of document?.mounts ?? []) {
        if (volumeKind === undefined)
          yield { message: 'missing', data: { name }, at: { uri: document?.uri ?? '', span } };
      }
    }
  },
});
