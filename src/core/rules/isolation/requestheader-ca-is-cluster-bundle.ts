import { flagText } from '../../cluster/nodes/flags.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { aboutBundle } from '../../model/about.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { listeningFor } from '../../uses/sides.ts';
import { sharedCertificates } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ISOLATION } from '../pages/isolation.ts';

/** kubernetes.io, "Configure the aggregation layer", CA Reusage and Conflicts; clients are let in all the same (k8s.io/apiserver, request/union). */
export const requestheaderCaIsClusterBundle = defineRule(ISOLATION['requestheader-ca-is-cluster-bundle'], {
  *check(node, { trustFaults }) {
    const frontProxy = listeningFor(node, 'aggregation')?.trusts;
    const clients = listeningFor(node, 'api')?.trusts;
    const shared = sharedCertificates(frontProxy, clients);
    const [first] = shared;
    // A file that contains nothing else is the wrong file and has its own rule.
    if (!frontProxy || !clients || !first || shared.length === certificatesOf(frontProxy).length) return;
    if (trustFaults.some(({ side, culprit }) => side === 'trusted' && culprit.uri === clients.uri)) return;
    const hasNames = listOf(flagText(componentOf(node, 'kube-apiserver'), 'requestheader-allowed-names')).length > 0;
    yield {
      message: hasNames ? 'named' : 'anyone',
      data: { ca: shortName(first.certificate.subject) },
      at: frontProxy.at,
      about: [aboutBundle(frontProxy)],
      related: relatedTo(frontProxy.at, [
        relatedPlace(clients.at, phrase('The client CA')),
        relatedPlace(placeOf(first), phrase('The shared CA')),
      ]),
    };
  },
});
