import { aboutBundle } from '../../model/about.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ISOLATION } from '../pages/isolation.ts';
import { effectOfSharing, sharedProxyCa } from '../subjects/sharedProxyCa.ts';

/** kubernetes.io, "Configure the aggregation layer", CA Reusage and Conflicts; clients are let in all the same (k8s.io/apiserver, request/union). */
export const requestheaderCaIsClusterBundle = defineRule(ISOLATION['requestheader-ca-is-cluster-bundle'], {
  *check(node, { trustFaults }) {
    const sharing = sharedProxyCa(node);
    const effect = sharing && effectOfSharing(node, sharing);
    const [first] = sharing?.shared ?? [];
    if (!sharing || !effect || !first) return;
    const { frontProxy, clients, shared } = sharing;
    // A file that contains nothing else is the wrong file and has its own rule.
    if (shared.length === certificatesOf(frontProxy).length) return;
    if (trustFaults.some(({ side, culprit }) => side === 'trusted' && culprit.uri === clients.uri)) return;
    yield {
      ...effect,
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
