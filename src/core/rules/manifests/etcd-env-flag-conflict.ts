import { flagUri } from '../../cluster/nodes/flags.ts';
import { phrase } from '../../model/text/text.ts';
import { removeFlag } from '../edits/flagEdits.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { isOnCommandLine } from '../subjects/givenFlags.ts';
import { shadowingVariable } from './shadowingVariable.ts';

/** etcd takes a setting from one place since 3.4, "Exit on shadowed environment variables" (etcd, changelog; tried). */
export const etcdEnvFlagConflict = defineRule(MANIFESTS['etcd-env-flag-conflict'], {
  *check(node) {
    for (const etcd of node.components) {
      if (etcd.name !== 'etcd') continue;
      for (const { flag } of etcd.flags) {
        if (!isOnCommandLine(flag)) continue;
        const variable = shadowingVariable(etcd, flag);
        if (!variable) continue;
        yield {
          message: etcd.version ? 'both' : 'supported',
          severity: etcd.version ? undefined : 'warning',
          data: { variable: variable.spelling, flag: flag.spelling },
          at: { uri: flagUri(etcd, flag), span: flag.span },
          related: [
            relatedPlace({ uri: flagUri(etcd, variable), span: variable.span }, phrase('The environment variable')),
          ],
          fixes: variable.value === flag.value ? removeFlag(node, etcd, flag) : [],
        };
      }
    }
  },
});
