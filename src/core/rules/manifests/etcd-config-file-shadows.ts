import { flagPlace, flagUri, knownText } from '../../cluster/nodes/flags.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** etcd, "Configuration options", Configuration file. */
export const etcdConfigFileShadows = defineRule(MANIFESTS['etcd-config-file-shadows'], {
  *check(node) {
    for (const etcd of node.components) {
      const others = (etcd.ignored ?? []).filter(({ flag, spec }) => spec && flag.name !== 'config-file');
      if (others.length === 0 || knownText(etcd, 'config-file') === undefined) continue;
      yield {
        message: 'ignored',
        data: {
          list: joined(
            others.map(({ flag }) => phrase('`{flag}`', { flag: flag.spelling })),
            ', ',
          ),
        },
        at: flagPlace(etcd, 'config-file'),
        related: others.map(({ flag }) =>
          relatedPlace({ uri: flagUri(etcd, flag), span: flag.span }, phrase('Ignored')),
        ),
      };
    }
  },
});
