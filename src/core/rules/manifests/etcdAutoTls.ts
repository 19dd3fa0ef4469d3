import { flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { isUnset } from '../../cluster/nodes/settings.ts';
import { booleanOf } from '../../kubernetes/values/flagValue.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule, type Rule, type RulePage } from '../engine/rule.ts';
import { shadowingVariable } from './shadowingVariable.ts';

interface AutoTlsPage extends RulePage {
  readonly messages: { readonly ignored: string; readonly selfSigned: string };
}

/** Certificates that etcd signs itself prove nothing (etcd, "Transport security model"). */
export function etcdAutoTls(page: AutoTlsPage, prefix: '' | 'peer-'): Rule {
  const name = `${prefix}auto-tls`;
  return defineRule(page, {
    *check(node) {
      const etcd = componentOf(node, 'etcd');
      const certificate = isUnset(etcd, `${prefix}cert-file`);
      const flag = flagView(etcd, name)?.flag;
      if (!etcd || certificate.is === 'unknown' || !flag || booleanOf(flag) !== true) return;
      // etcd does not start with the setting in two places, which another rule reports.
      if (shadowingVariable(etcd, flag)) return;
      const message = certificate.is === 'no' ? 'ignored' : 'selfSigned';
      yield { message, at: flagPlace(etcd, name), severity: message === 'ignored' ? 'info' : undefined };
    },
  });
}
