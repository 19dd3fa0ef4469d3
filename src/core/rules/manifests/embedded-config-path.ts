import { flagUri } from '../../cluster/nodes/flags.ts';
import { isMissing } from '../../cluster/nodes/missing.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { VOLUMES_PAGE } from '../references/references.ts';

/** A path in a configuration is opened by the component, so that it too is one of the container (tried). */
export const embeddedConfigPath = defineRule({
  id: 'manifests/embedded-config-path',
  severity: 'error',
  basis: 'observed',
  title: 'A configuration of a component names a file that the component does not find',
  messages: {
    missing: '{path} of this {within} is missing: {component} fails with `open {path}: no such file or directory`.',
    unmounted:
      'No volume of the {component} container covers {path} of this {within}: `open {path}: no such file or directory`. Mounted: {mounted}.',
  },
  docs: {
    why: 'The file that a flag names may name further files: the CA and client pair of an egress selector, the kubeconfig of a webhook or of an admission plugin. They are opened inside the container, where only what is mounted exists.',
    fix: 'Put the file into a folder that is mounted, or add a hostPath volume and its volumeMount; with kubeadm an entry of `extraVolumes`.',
    references: [VOLUMES_PAGE],
  },
  *check(node) {
    for (const component of node.components) {
      for (const reference of component.embedded ?? []) {
        const { path, at, within, via, resolution } = reference;
        const kind = isMissing(reference).is === 'yes' ? 'missing' : resolution.kind;
        // What a kubeconfig names and the node lacks is told by the rule about kubeconfigs.
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
              phrase('{spelling} leads here', { spelling: via.flag.spelling }),
            ),
          ],
        };
      }
    }
  },
});
