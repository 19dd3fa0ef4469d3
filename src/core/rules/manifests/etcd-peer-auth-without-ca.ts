import { phrase } from '../../model/text/text.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { isSingleMember } from '../subjects/isSingleMember.ts';
import { etcdClientAuth } from './etcdClientAuth.ts';
import { addTrustedCa } from './etcdTrust.ts';

/** Without a CA file etcd falls back to the system's roots (etcd, "Transport security model"). */
export const etcdPeerAuthWithoutCa = defineRule(MANIFESTS['etcd-peer-auth-without-ca'], {
  *check(node, { signatures }) {
    const auth = etcdClientAuth(node, 'peer-');
    if (!auth?.isOn || auth.hasCa !== false || auth.isPlain) return;
    const single = auth.isLocal ? 'info' : 'warning';
    const isSingle = isSingleMember(auth.etcd);
    yield {
      message: isSingle ? 'single' : 'systemRoots',
      severity: isSingle ? single : undefined,
      at: auth.caAt,
      fixes: addTrustedCa(node, auth, 'peer-', signatures),
      related: relatedTo(auth.caAt, [relatedPlace(auth.at, phrase('Certificates are required here'))]),
    };
  },
});
