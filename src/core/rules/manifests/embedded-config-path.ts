import { flagUri, isReplaced } from '../../cluster/nodes/flags.ts';
import { isMissing } from '../../cluster/nodes/missing.ts';
import type { ComponentView, EmbeddedReference, FlagView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
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
        const kind = faultOf(reference);
        // Another rule reports fields that take the place of a flag; a file that is replaced is not opened.
        if (!kind || isFlag(component, at) || (via && isReplaced(component, via))) continue;
        yield {
          message: kind === 'missing' && component.document?.balancer ? 'unloadable' : kind,
          data: {
            path,
            within,
            component: component.name,
            mounted: resolution.kind === 'unmounted' ? resolution.mounted.join(', ') || phrase('nothing') : '',
          },
          at,
          related: via ? [placeOfFlag(component, via)] : [],
        };
      }
    }
  },
});

/** Another rule reports files that a kubeconfig names and the node lacks. */
function faultOf(reference: EmbeddedReference): 'missing' | 'unmounted' | undefined {
  const kind = isMissing(reference).is === 'yes' ? 'missing' : reference.resolution.kind;
  if (kind === 'missing') return reference.within === 'kubeconfig' ? undefined : kind;
  return kind === 'unmounted' ? kind : undefined;
}

function placeOfFlag(component: ComponentView, { flag }: FlagView) {
  const { spelling, valueSpan: span } = flag;
  return relatedPlace({ uri: flagUri(component, flag), span }, phrase('{spelling} references this file', { spelling }));
}

/** Whether the field was read as a flag, such as the kubeconfig of a scheduler's configuration. */
function isFlag(component: ComponentView, { uri, span }: Location): boolean {
  return component.flags.some(({ flag }) => flagUri(component, flag) === uri && flag.valueSpan.start === span.start);
}
