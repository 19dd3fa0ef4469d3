import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { schemeMismatches } from '../../uses/views/schemeMismatches.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { aboutFlag } from '../subjects/aboutSettings.ts';

import { etcdClientAuth } from './etcdClientAuth.ts';
import { isAbsent } from './flagMistakes.ts';

/** etcd breaks the connection of a client without a certificate (CIS 1.2.23). */
export const etcdServersNoClientCert = defineRule(MANIFESTS['etcd-servers-no-client-cert'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || !isAbsent(apiserver, 'etcd-certfile')) return;
    // A key alone is half a pair, which another rule reports.
    if (!areUnset(apiserver, 'etcd-keyfile')) return;
    if (!parseUrls(flagText(apiserver, 'etcd-servers')).some(({ scheme }) => scheme === 'https')) return;
    if (schemeMismatches(node).some(({ dialed }) => dialed.scheme === 'https')) return;
    const auth = etcdClientAuth(node, '');
    const isDemanded = auth?.isOn === true || auth?.hasCa === true;
    yield {
      message: isDemanded ? 'demanded' : 'unknown',
      severity: isDemanded ? undefined : 'warning',
      at: flagPlace(apiserver, 'etcd-certfile'),
      about: aboutFlag(apiserver, 'etcd-certfile'),
      related: [relatedPlace(flagPlace(apiserver, 'etcd-servers'), phrase('kube-apiserver connects to etcd here'))],
    };
  },
});
