import { flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { isUnset } from '../../cluster/nodes/settings.ts';
import { booleanOf } from '../../kubernetes/values/flagValue.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** Certificates that etcd signs itself prove nothing (etcd, "Transport security model"; CIS 2.3). */
export const etcdAutoTlsOn = defineRule(MANIFESTS['etcd-auto-tls-on'], {
  *check(node) {
    const etcd = componentOf(node, 'etcd');
    const certificate = isUnset(etcd, 'cert-file');
    if (!etcd || certificate.is === 'unknown' || booleanOf(flagView(etcd, 'auto-tls')?.flag) !== true) return;
    const message = certificate.is === 'no' ? 'ignored' : 'selfSigned';
    yield { message, at: flagPlace(etcd, 'auto-tls'), severity: message === 'ignored' ? 'info' : undefined };
  },
});
