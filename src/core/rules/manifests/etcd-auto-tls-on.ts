import { booleanOf } from '../../kubernetes/flagValue.ts';
import { flagPlace, flagView } from '../../nodes/flags.ts';
import { componentOf } from '../../nodes/node.ts';
import { isUnset } from '../../nodes/settings.ts';
import { ETCD_SECURITY } from '../componentReferences.ts';
import { defineRule } from '../rule.ts';

/** Certificates that etcd signs itself prove nothing (etcd, "Transport security model"; CIS 2.3). */
export const etcdAutoTlsOn = defineRule({
  id: 'manifests/etcd-auto-tls-on',
  severity: 'warning',
  basis: 'should',
  title: 'etcd makes its own certificates for clients',
  messages: {
    selfSigned: '`--auto-tls`: etcd shows clients a self-signed certificate, and nobody is verified.',
    ignored: '`--auto-tls` is ignored, since `--cert-file` is given.',
  },
  docs: {
    why: 'With automatic TLS the connection is encrypted, but neither side knows whom it speaks to.',
    fix: 'Remove the flag, and set `--cert-file`, `--key-file` and `--trusted-ca-file`.',
    references: [ETCD_SECURITY],
    cis: ['2.3'],
  },
  *check(node) {
    const etcd = componentOf(node, 'etcd');
    const certificate = isUnset(etcd, 'cert-file');
    if (!etcd || certificate.is === 'unknown' || booleanOf(flagView(etcd, 'auto-tls')?.flag) !== true) return;
    const message = certificate.is === 'no' ? 'ignored' : 'selfSigned';
    yield { message, at: flagPlace(etcd, 'auto-tls') };
  },
});
