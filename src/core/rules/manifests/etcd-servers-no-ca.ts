import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { listeningFor } from '../../uses/sides.ts';
import { schemeMismatches } from '../../uses/views/schemeMismatches.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { aboutFlag } from '../subjects/aboutSettings.ts';

import { isAbsent } from './flagMistakes.ts';

/** Without a CA file the roots of the system are used (CIS 1.2.26). */
export const etcdServersNoCa = defineRule(MANIFESTS['etcd-servers-no-ca'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || !isAbsent(apiserver, 'etcd-cafile')) return;
    if (!parseUrls(flagText(apiserver, 'etcd-servers')).some(({ scheme }) => scheme === 'https')) return;
    if (schemeMismatches(node).some(({ dialled }) => dialled.scheme === 'https')) return;
    const server = leafOf(listeningFor(node, 'etcd')?.pairs[0]?.certificate);
    yield {
      message: server ? 'privateCa' : 'unknown',
      data: { issuer: server ? shortName(server.certificate.issuer) : '' },
      severity: server ? undefined : 'warning',
      at: flagPlace(apiserver, 'etcd-cafile'),
      about: aboutFlag(apiserver, 'etcd-cafile'),
      related: [relatedPlace(flagPlace(apiserver, 'etcd-servers'), phrase('kube-apiserver connects to etcd here'))],
    };
  },
});
