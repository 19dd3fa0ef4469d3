import { phrase } from '../../model/text/text.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';
import { etcdClientAuth } from './etcdClientAuth.ts';

/** Without a CA file etcd falls back to the system's roots (etcd, "Transport security model"). */
export const etcdClientAuthWithoutCa = defineRule({
  id: 'manifests/etcd-client-auth-without-ca',
  severity: 'error',
  basis: 'observed',
  title: 'etcd asks its clients for certificates and has no CA to check them',
  messages: {
    systemRoots:
      '`--client-cert-auth` without `--trusted-ca-file`: etcd uses the system roots and rejects your clients with `remote error: tls: unknown certificate authority`.',
  },
  docs: {
    why: 'Certificates of a private CA can be verified only with that CA. The roots of the operating system do not know it.',
    fix: 'Set `--trusted-ca-file=/etc/kubernetes/pki/etcd/ca.crt`, the CA that issues the certificates of clients.',
    references: [ETCD_SECURITY],
    cis: ['2.2'],
  },
  *check(node) {
    const auth = etcdClientAuth(node, '');
    if (!auth?.isOn || auth.hasCa !== false) return;
    yield {
      message: 'systemRoots',
      at: auth.caAt,
      related: relatedTo(auth.caAt, [relatedPlace(auth.at, phrase('Certificates are demanded here'))]),
    };
  },
});
