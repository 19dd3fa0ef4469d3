import { phrase } from '../../model/text/text.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';
import { isSingleMember } from '../subjects/isSingleMember.ts';
import { etcdClientAuth } from './etcdClientAuth.ts';

/** etcd asks peers for certificates only when told to (etcd, "Transport security model"; CIS 2.5). */
export const etcdPeerAuthOff = defineRule({
  id: 'manifests/etcd-peer-auth-off',
  severity: 'error',
  basis: 'observed',
  title: 'etcd does not ask its peers for certificates',
  messages: {
    open: 'etcd asks no peer for a certificate: any host that reaches the port may connect as a member.',
    caOnly:
      'Peer certificates are enforced by `--peer-trusted-ca-file` alone; state `--peer-client-cert-auth=true` so that it stays so.',
  },
  docs: {
    why: 'Members replicate all data to each other. Without certificates the peer port trusts whoever dials it. Naming a trusted CA by itself makes certificates mandatory, but only as long as that flag stays.',
    fix: 'Set `--peer-client-cert-auth=true` and `--peer-trusted-ca-file=/etc/kubernetes/pki/etcd/ca.crt`.',
    references: [ETCD_SECURITY],
    cis: ['2.5'],
  },
  *check(node) {
    const auth = etcdClientAuth(node, 'peer-');
    if (auth?.isOn !== false || auth.isAutoTls !== false || auth.hasCa === undefined) return;
    const isSingle = isSingleMember(auth.etcd);
    yield {
      message: auth.hasCa ? 'caOnly' : 'open',
      severity: auth.isLocal ? 'info' : auth.hasCa || isSingle ? 'warning' : undefined,
      at: auth.at,
      related: relatedTo(auth.at, [
        auth.hasCa ? relatedPlace(auth.caAt, phrase('This alone makes certificates mandatory')) : undefined,
      ]),
      fixes: auth.fixes,
    };
  },
});
