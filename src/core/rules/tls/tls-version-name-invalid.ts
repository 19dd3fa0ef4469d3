import { flagView } from '../../cluster/nodes/flags.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import { phrase } from '../../model/text/text.ts';
import { replaceValue } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';
import { TLS_PAGE, tlsVersions, versionNumber } from './tlsSettings.ts';

/** Kubernetes and etcd spell versions differently (tried). */
export const tlsVersionNameInvalid = defineRule({
  id: 'tls/tls-version-name-invalid',
  severity: 'error',
  basis: 'observed',
  title: 'A TLS version is not spelt as the component does',
  messages: { invalid: '{component} does not know `{value}` and exits: `{error}`. It knows {known}.' },
  docs: {
    why: 'etcd writes `TLS1.2` where the Kubernetes components write `VersionTLS12`.',
    fix: 'Use the component’s own spelling.',
    references: [TLS_PAGE, ETCD_SECURITY],
  },
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
        fixes: meant && view ? replaceValue(view.flag, at, meant) : [],
      };
    }
  },
});

/** What was meant by `VersionTLS12`, `TLS1.2`, `1.2`, `TLSv1.2`. */
function spelling(component: ComponentName, value: string): string | undefined {
  const minor = /^(?:Version)?(?:TLS)?[v_ ]?1[._]?([0-3])$/i.exec(value)?.[1];
  if (minor === undefined || (component === 'etcd' && minor < '2')) return undefined;
  return component === 'etcd' ? `TLS1.${minor}` : `VersionTLS1${minor}`;
}
