import { flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { isUnset } from '../../cluster/nodes/settings.ts';
import { booleanOf } from '../../kubernetes/values/flagValue.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';

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
