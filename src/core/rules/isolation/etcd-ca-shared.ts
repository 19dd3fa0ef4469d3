import { isMadeByKubeadm } from '../../cluster/nodes/certificatesFolder.ts';
import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { listeningFor } from '../../uses/sides.ts';
import { sharedCertificates } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ISOLATION } from '../pages/isolation.ts';

/** Every certificate of the CA etcd trusts is full administrator of etcd (CIS 2.7). */
export const etcdCaShared = defineRule(ISOLATION['etcd-ca-shared'], {
  *check(node, context) {
    const etcd = listeningFor(node, 'etcd')?.trusts;
    const clients = listeningFor(node, 'api')?.trusts;
    const [shared] = sharedCertificates(etcd, clients);
    if (!etcd || !clients || !shared) return;
    // A bundle that verifies no client of etcd is the wrong file and has its own rule.
    if (context.trustFaults.some(({ side, culprit }) => side === 'trusted' && culprit.uri === etcd.uri)) return;
    yield {
      message: 'shared',
      data: { etcd: etcd.label, ca: shortName(shared.certificate.subject) },
      // Other distributions and by-hand clusters share one CA on purpose.
      severity: isMadeByKubeadm(node) ? undefined : 'info',
      at: etcd.at,
      related: relatedTo(etcd.at, [
        relatedPlace(clients.at, phrase('kube-apiserver trusts the same CA for clients')),
        relatedPlace(placeOf(shared), phrase('The shared CA')),
      ]),
    };
  },
});
