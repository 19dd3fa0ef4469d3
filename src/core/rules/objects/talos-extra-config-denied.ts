import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { PROTECTED_BY_TALOS } from '../../kubernetes/flags/talosFlags.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

/** A field in `extraConfig` of Talos' kubelet that Talos sets itself (Talos, v1alpha1_validation.go, KubeletConfig). */
export const talosExtraConfigDenied = defineRule(OBJECTS['talos-extra-config-denied'], {
  *check(node) {
    for (const { document } of objectsOf(node, 'talos')) {
      for (const { value: field, span } of document.kubeletFields ?? []) {
        if (!PROTECTED_BY_TALOS.has(field)) continue;
        yield { message: 'denied', data: { field }, at: { uri: document.uri, span } };
      }
    }
  },
});
