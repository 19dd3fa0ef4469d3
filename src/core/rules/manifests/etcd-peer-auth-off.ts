import { phrase } from '../../model/text/text.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { isSingleMember } from '../subjects/isSingleMember.ts';
import { etcdClientAuth } from './etcdClientAuth.ts';
import { requireCertificates } from './etcdTrust.ts';

/** etcd asks peers for certificates only if a flag says so (etcd, "Transport security model"; CIS 2.5). */
export const etcdPeerAuthOff = defineRule(MANIFESTS['etcd-peer-auth-off'], {
  *check(node, { signatures }) {
    const auth = etcdClientAuth(node, 'peer-');
    if (auth?.isOn !== false || auth.isAutoTls !== false || auth.hasCa === undefined) return;
    // Without TLS no peer is asked, whatever the flag: another rule reports such a listener, unless only this machine reaches it.
    if (auth.isPlain) return;
    const isSingle = isSingleMember(auth.etcd);
    yield {
      message: auth.hasCa ? 'caOnly' : 'open',
      severity: auth.isLocal || auth.hasCa ? 'info' : isSingle ? 'warning' : undefined,
      at: auth.at,
      related: relatedTo(auth.at, [
        auth.hasCa ? relatedPlace(auth.caAt, phrase('Only this flag makes certificates mandatory')) : undefined,
      ]),
      fixes: requireCertificates(node, auth, 'peer-', signatures),
    };
  },
});
