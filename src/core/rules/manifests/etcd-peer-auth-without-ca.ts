import { phrase } from '../../model/text/text.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';
import { isSingleMember } from '../subjects/isSingleMember.ts';
import { etcdClientAuth } from './etcdClientAuth.ts';

/** Without a CA file etcd falls back to the system's roots (etcd, "Transport security model"). */
export const etcdPeerAuthWithoutCa = defineRule({
  id: 'manifests/etcd-peer-auth-without-ca',
  severity: 'error',
  basis: 'observed',
  title: 'etcd asks its peers for certificates and has no CA to check them',
  messages: {
    systemRoots:
      '`--peer-client-cert-auth` without `--peer-trusted-ca-file`: etcd uses the system roots and rejects your peers with `remote error: tls: unknown certificate authority`.',
  },
  docs: {
    why: 'Certificates of a private CA can be verified only with that CA. The roots of the operating system do not know it.',
    fix: 'Set `--peer-trusted-ca-file=/etc/kubernetes/pki/etcd/ca.crt`, the CA that issues the certificates of peers.',
    references: [ETCD_SECURITY],
    cis: ['2.5'],
  },
  *check(node) {
    const auth = etcdClientAuth(node, 'peer-');
    if (!auth?.isOn || auth.hasCa !== false) return;
    const isSingle = isSingleMember(auth.etcd);
    yield {
      message: 'systemRoots',
      severity: isSingle ? 'warning' : undefined,
      at: auth.caAt,
      related: relatedTo(auth.caAt, [relatedPlace(auth.at, phrase('Certificates are demanded here'))]),
    };
  },
});
