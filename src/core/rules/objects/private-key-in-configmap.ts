import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

/** A private key in a ConfigMap, which anyone who can view the namespace can read. */
export const privateKeyInConfigmap = defineRule(OBJECTS['private-key-in-configmap'], {
  *check(node) {
    for (const { document } of objectsOf(node, 'configMap')) {
      for (const { key, field } of document.entries) {
        const found = field.artifacts.find((artifact) => artifact.kind === 'privateKey');
        if (found?.kind !== 'privateKey') continue;
        yield {
          message: 'key',
          data: { key, name: document.name },
          at: placeOf(found),
          severity: found.key.encrypted ? 'info' : undefined,
        };
      }
    }
  },
});
