import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { aboutFlag } from '../subjects/aboutSettings.ts';

import { etcdClientAuth } from './etcdClientAuth.ts';
import { addTrustedCa } from './etcdTrust.ts';

/** Without a CA file etcd falls back to the system's roots (etcd, "Transport security model"). */
export const etcdClientAuthWithoutCa = defineRule(MANIFESTS['etcd-client-auth-without-ca'], {
  *check(node, { signatures }) {
    const auth = etcdClientAuth(node, '');
    const etcd = componentOf(node, 'etcd');
    if (!etcd || !auth?.isOn || auth.hasCa !== false || auth.isPlain) return;
    yield {
      message: 'systemRoots',
      at: auth.caAt,
      about: aboutFlag(etcd, 'trusted-ca-file'),
      fixes: addTrustedCa(node, auth, '', signatures),
      related: relatedTo(auth.caAt, [relatedPlace(auth.at, phrase('Certificates are required here'))]),
    };
  },
});
