import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { objectsOf } from '../subjects/objectDocuments.ts';
import { CONFIG_MAP_PAGE } from './objectReferences.ts';

/** A private key in a ConfigMap, which everybody who may view the namespace can read. */
export const privateKeyInConfigmap = defineRule({
  id: 'objects/private-key-in-configmap',
  severity: 'warning',
  basis: 'must',
  title: 'A private key lies in a ConfigMap',
  messages: { key: 'A private key lies under {key} of ConfigMap “{name}”: it belongs into a Secret.' },
  docs: {
    why: 'ConfigMaps are neither secret nor encrypted: the role `view` reads them, they stand in logs and dumps, and encryption at rest is mostly set up for Secrets only.',
    fix: 'Move the key into a Secret and mount that. Whoever could read the ConfigMap may have the key: issue a new pair.',
    references: [CONFIG_MAP_PAGE],
  },
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
