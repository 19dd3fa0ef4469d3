import { phrase } from '../../model/text/text.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { etcdClientAuth } from './etcdClientAuth.ts';
import { requireCertificates } from './etcdTrust.ts';

/** etcd asks clients for certificates only if a flag says so (etcd, "Transport security model"; CIS 2.2). */
export const etcdClientAuthOff = defineRule(MANIFESTS['etcd-client-auth-off'], {
  *check(node, { signatures }) {
    const auth = etcdClientAuth(node, '');
    if (auth?.isOn !== false || auth.isAutoTls !== false || auth.hasCa === undefined) return;
    // Another rule reports a listener without TLS that others reach.
    if (auth.isPlain && (auth.hasCa || !auth.isLocal)) return;
    yield {
      message: auth.hasCa ? 'caOnly' : 'open',
      severity: auth.isLocal || auth.hasCa ? 'info' : undefined,
      at: auth.at,
      related: relatedTo(auth.at, [
        auth.hasCa ? relatedPlace(auth.caAt, phrase('Only this flag makes certificates mandatory')) : undefined,
      ]),
      fixes: requireCertificates(node, auth, '', signatures),
    };
  },
});
