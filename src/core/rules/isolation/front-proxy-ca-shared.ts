import { aboutBundle } from '../../model/about.ts';
import { certificatesOf, leafOf } from '../../model/credentialSource.ts';
import { asSentence, phrase } from '../../model/text/text.ts';
import { clientOf } from '../../uses/sides.ts';
import { trustSigner } from '../edits/signerFile.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ISOLATION } from '../pages/isolation.ts';
import { effectOfSharing, sharedProxyCa } from '../subjects/sharedProxyCa.ts';

/** kubernetes.io, "Configure the aggregation layer", CA Reusage and Conflicts; clients are let in all the same (k8s.io/apiserver, request/union). */
export const frontProxyCaShared = defineRule(ISOLATION['front-proxy-ca-shared'], {
  *check(node, context) {
    const sharing = sharedProxyCa(node);
    const effect = sharing && effectOfSharing(node, sharing);
    if (!sharing || !effect) return;
    const { frontProxy, clients, shared, label } = sharing;
    // A bundle that also contains the front-proxy CA has a separate rule.
    if (shared.length < certificatesOf(frontProxy).length) return;
    // If the client bundle is the wrong one, the rule for that fault reports it.
    if (context.trustFaults.some(({ side, culprit }) => side === 'trusted' && culprit.uri === clients.uri)) return;
    const client = clientOf(node, 'kube-apiserver', 'aggregation')?.presents?.certificate;
    const leaf = leafOf(client);
    const [authority] = shared;
    yield {
      ...effect,
      data: { ca: asSentence(label) },
      at: frontProxy.at,
      about: [aboutBundle(frontProxy)],
      related: relatedTo(frontProxy.at, [
        relatedPlace(clients.at, phrase('The client CA')),
        authority && relatedPlace(placeOf(authority), phrase('The shared CA')),
        client && relatedPlace(client.at, phrase('The front-proxy client')),
      ]),
      fixes:
        leaf && client && authority && leaf.certificate.issuer.key !== authority.certificate.subject.key
          ? trustSigner(node, frontProxy, [{ ...leaf, uri: client.uri }], context.signatures)
          : [],
    };
  },
});
