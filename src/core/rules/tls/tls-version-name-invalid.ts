import { flagView } from '../../cluster/nodes/flags.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import { phrase } from '../../model/text/text.ts';
import { replaceValue } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { TLS } from '../pages/tls.ts';

import { tlsVersions, versionNumber } from './tlsSettings.ts';

/** Kubernetes and etcd spell versions differently (verified). */
export const tlsVersionNameInvalid = defineRule(TLS['tls-version-name-invalid'], {
  *check(node) {
    for (const { component, flag, value, at } of tlsVersions(node)) {
      if (versionNumber(component, value) !== undefined) continue;
      const isEtcd = component.name === 'etcd';
      const meant = spelling(component.name, value);
      const view = flagView(component, flag);
      yield {
        message: 'invalid',
        data: {
          component: component.name,
          value,
          error: isEtcd
            ? phrase('unexpected TLS version "{value}"', { value })
            : phrase('unknown tls version "{value}"', { value }),
          known: isEtcd ? phrase('`TLS1.2` and `TLS1.3`') : phrase('`VersionTLS10` to `VersionTLS13`'),
        },
        at,
        fixes: meant && view ? replaceValue(node, view.flag, at, meant) : [],
      };
    }
  },
});

/** The intended version behind `VersionTLS12`, `TLS1.2`, `1.2`, `TLSv1.2`. */
function spelling(component: ComponentName, value: string): string | undefined {
  const minor = /^(?:Version)?(?:TLS)?[v_ ]?1[._]?([0-3])$/i.exec(value)?.[1];
  if (minor === undefined || (component === 'etcd' && minor < '2')) return undefined;
  return component === 'etcd' ? `TLS1.${minor}` : `VersionTLS1${minor}`;
}
