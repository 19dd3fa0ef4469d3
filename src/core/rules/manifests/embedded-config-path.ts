import { flagUri } from '../../cluster/nodes/flags.ts';
import { isMissing } from '../../cluster/nodes/missing.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** The component opens the paths in its configuration, so they too are paths inside the container (tried). */
export const embeddedConfigPath = defineRule(MANIFESTS['embedded-config-path'], {
  *check(node) {
    for (const component of node.components) {
      for (const reference of component.embedded ?? []) {
        const { path, at, within, via, resolution } = reference;
        const kind = isMissing(reference).is === 'yes' ? 'missing' : resolution.kind;
        // Another rule reports files that a kubeconfig names and the node lacks.
        if (kind !== 'unmounted' && (kind !== 'missing' || within === 'kubeconfig')) continue;
        yield {
          message: kind,
          data: {
            path,
            within,
            component: component.name,
            mounted: resolution.kind === 'unmounted' ? resolution.mounted.join(', ') || phrase('nothing') : '',
          },
          at,
          related: [
            relatedPlace(
              { uri: flagUri(component, via.flag), span: via.flag.valueSpan },
              phrase('{spelling} references this file', { spelling: via.flag.spelling }),
            ),
          ],
        };
      }
    }
  },
});
