import { flagText } from '../../cluster/nodes/flags.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { aboutBundle } from '../../model/about.ts';
import { certificatesOf, leafOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { clientOf, listeningFor } from '../../uses/sides.ts';
import { sharedCertificates } from '../../uses/views/credentialUses.ts';
import { trustSigner } from '../edits/signerFile.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ISOLATION } from '../pages/isolation.ts';

/** kubernetes.io, "Configure the aggregation layer", CA Reusage and Conflicts; clients are let in all the same (k8s.io/apiserver, request/union). */
export const frontProxyCaShared = defineRule(ISOLATION['front-proxy-ca-shared'], {
  *check(node, context) {
    const frontProxy = listeningFor(node, 'aggregation')?.trusts;
    const clients = listeningFor(node, 'api')?.trusts;
    const all = sharedCertificates(frontProxy, clients);
    const [shared] = all;
    if (!frontProxy || !clients || !shared) return;
    // A bundle that holds the front-proxy CA as well has a rule of its own.
    if (all.length < certificatesOf(frontProxy).length) return;
    // If the client bundle is the wrong one, the rule for that fault reports it.
    if (context.trustFaults.some(({ side, culprit }) => side === 'trusted' && culprit.uri === clients.uri)) return;
    const client = clientOf(node, 'kube-apiserver', 'aggregation')?.presents?.certificate;
    const leaf = leafOf(client);
    const hasNames = listOf(flagText(componentOf(node, 'kube-apiserver'), 'requestheader-allowed-names')).length > 0;
    yield {
      message: hasNames ? 'named' : 'anyone',
      data: { ca: shortName(shared.certificate.subject) },
      at: frontProxy.at,
      about: [aboutBundle(frontProxy)],
      related: relatedTo(frontProxy.at, [
        relatedPlace(clients.at, phrase('The client CA')),
        relatedPlace(placeOf(shared), phrase('The shared CA')),
        client && relatedPlace(client.at, phrase('The front-proxy client')),
      ]),
      fixes:
        leaf && client && leaf.certificate.issuer.key !== shared.certificate.subject.key
          ? trustSigner(node, frontProxy, [{ ...leaf, uri: client.uri }], context.signatures)
          : [],
    };
  },
});
