import { phrase } from '../../model/text/text.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';
import { etcdClientAuth } from './etcdClientAuth.ts';

/** etcd asks clients for certificates only when told to (etcd, "Transport security model"; CIS 2.2). */
export const etcdClientAuthOff = defineRule({
  id: 'manifests/etcd-client-auth-off',
  severity: 'error',
  basis: 'observed',
  title: 'etcd does not ask its clients for certificates',
  messages: {
    open: 'etcd asks no client for a certificate: anyone who reaches the port reads all Secrets.',
    caOnly:
      'Client certificates are enforced by `--trusted-ca-file` alone; state `--client-cert-auth=true` so that it stays so.',
  },
  docs: {
    why: 'etcd holds every object of the cluster, Secrets included, and has no other check of who asks. Naming a trusted CA by itself makes certificates mandatory, but only as long as that flag stays.',
    fix: 'Set `--client-cert-auth=true` and `--trusted-ca-file=/etc/kubernetes/pki/etcd/ca.crt`.',
    references: [ETCD_SECURITY],
    cis: ['2.2'],
  },
  *check(node) {
    const auth = etcdClientAuth(node, '');
    if (auth?.isOn !== false || auth.isAutoTls !== false || auth.hasCa === undefined) return;
    yield {
      message: auth.hasCa ? 'caOnly' : 'open',
      severity: auth.isLocal ? 'info' : auth.hasCa ? 'warning' : undefined,
      at: auth.at,
      related: relatedTo(auth.at, [
        auth.hasCa ? relatedPlace(auth.caAt, phrase('This alone makes certificates mandatory')) : undefined,
      ]),
      fixes: auth.fixes,
    };
  },
});
