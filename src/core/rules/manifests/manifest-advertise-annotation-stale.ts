import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { textOr } from '../../cluster/nodes/settings.ts';
import { urlHost } from '../../kubernetes/values/flagValue.ts';
import { securePort } from '../../kubernetes/versions/ports.ts';
import type { ComponentView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf, writeValue } from '../edits/writeValue.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** The facts that kubeadm keeps in annotations and reads there again (cmd/kubeadm/app/constants). */
const NOTES: readonly {
  readonly annotation: string;
  readonly flag: string;
  readonly read: (component: ComponentView) => string | undefined;
}[] = [
  {
    annotation: 'kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint',
    flag: 'advertise-address',
    read: (component) => {
      const address = flagText(component, 'advertise-address');
      const port = textOr(component, 'secure-port', `${securePort('kube-apiserver')}`);
      return address && port && `${urlHost(address)}:${port}`;
    },
  },
  {
    annotation: 'kubeadm.kubernetes.io/etcd.advertise-client-urls',
    flag: 'advertise-client-urls',
    read: (component) => flagText(component, 'advertise-client-urls'),
  },
];

export const manifestAdvertiseAnnotationStale = defineRule(MANIFESTS['manifest-advertise-annotation-stale'], {
  *check(node) {
    for (const { annotation, flag, read } of NOTES) {
      // All containers of a pod share its annotations.
      const keyIn = ({ uri, document }: ComponentView, value = '') => `${uri} ${document?.span.start} ${value}`;
      const used = new Set(node.components.map((one) => keyIn(one, read(one))));
      for (const component of node.components) {
        const noted = component.document?.pod?.annotations.get(annotation);
        const value = read(component);
        if (!noted || !value || used.has(keyIn(component, noted.value))) continue;
        const at = { uri: component.uri, span: noted.span };
        const edit = writeValue(fileOfUri(node, at.uri)?.file, at, value);
        const fixes = fixOf(phrase('Change to {value}', { value }), [edit]);
        yield {
          message: 'stale',
          data: { noted: noted.value, flag: value },
          at,
          related: [relatedPlace(flagPlace(component, flag), phrase('The flag'))],
          fixes,
        };
      }
    }
  },
});
