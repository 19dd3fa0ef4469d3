import { flagPlace, flagUri } from '../../cluster/nodes/flags.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_CONFIGURATION } from '../references/componentReferences.ts';

/** etcd, "Configuration options", Configuration file. */
export const etcdConfigFileShadows = defineRule({
  id: 'manifests/etcd-config-file-shadows',
  severity: 'warning',
  basis: 'must',
  title: 'etcd ignores flags beside its configuration file',
  messages: { ignored: 'With `--config-file` all other settings are ignored: {list}.' },
  docs: {
    why: 'Given a configuration file, etcd reads neither flags nor variables.',
    fix: 'Move the settings into the file, or drop `--config-file`.',
    references: [ETCD_CONFIGURATION],
  },
  *check(node) {
    for (const etcd of node.components) {
      const others = (etcd.ignored ?? []).filter(({ flag, spec }) => spec && flag.name !== 'config-file');
      if (others.length === 0) continue;
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
