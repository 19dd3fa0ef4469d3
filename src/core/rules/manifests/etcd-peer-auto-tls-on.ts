import { booleanOf } from '../../kubernetes/flagValue.ts';
import { flagPlace, flagView } from '../../nodes/flags.ts';
import { componentOf } from '../../nodes/node.ts';
import { isUnset } from '../../nodes/settings.ts';
import { ETCD_SECURITY } from '../componentReferences.ts';
import { defineRule } from '../rule.ts';

/** Certificates that etcd signs itself prove nothing (etcd, "Transport security model"; CIS 2.6). */
export const etcdPeerAutoTlsOn = defineRule({
  id: 'manifests/etcd-peer-auto-tls-on',
  severity: 'warning',
  basis: 'should',
  title: 'etcd makes its own certificates for peers',
  messages: {
    selfSigned: '`--peer-auto-tls`: etcd shows peers a self-signed certificate, and nobody is verified.',
    ignored: '`--peer-auto-tls` is ignored, since `--peer-cert-file` is given.',
  },
  docs: {
    why: 'With automatic TLS the connection is encrypted, but neither side knows whom it speaks to.',
    fix: 'Remove the flag, and set `--peer-cert-file`, `--peer-key-file` and `--peer-trusted-ca-file`.',
    references: [ETCD_SECURITY],
    cis: ['2.6'],
  },
  *check(node) {
    const etcd = componentOf(node, 'etcd');
    const certificate = isUnset(etcd, 'peer-cert-file');
    if (!etcd || certificate.is === 'unknown' || booleanOf(flagView(etcd, 'peer-auto-tls')?.flag) !== true) return;
    const message = certificate.is === 'no' ? 'ignored' : 'selfSigned';
    yield { message, at: flagPlace(etcd, 'peer-auto-tls') };
  },
});
