import { flagCredentials } from '../../cluster/nodes/flags.ts';
import { verifyCredentials } from '../../connections/handshake/verifyPeers.ts';
import { aboutChain, aboutName } from '../../model/about.ts';
import { certificateListOf, leafOf } from '../../model/credentialSource.ts';
import { listNames, shortName } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { listeningFor } from '../../uses/sides.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** With the CA set, kube-apiserver verifies every kubelet (its --kubelet-certificate-authority). */
export const kubeletCaSetButSelfsigned = defineRule(MANIFESTS['kubelet-ca-set-but-selfsigned'], {
  *check(node, { signatures, now }) {
    const bundle = flagCredentials(componentOf(node, 'kube-apiserver'), 'kubelet-certificate-authority');
    const kubelet = listeningFor(node, 'kubelet');
    const serving = kubelet?.component?.document && kubelet.pairs[0]?.certificate;
    const leaf = leafOf(serving);
    if (!bundle || !serving || !leaf) return;
    const outcome = verifyCredentials(serving, bundle, 'any', signatures, now);
    if (outcome?.kind !== 'refused' || outcome.failure.kind !== 'unknownAuthority') return;
    yield {
      message: 'untrusted',
      data: {
        leaf: shortName(leaf.certificate.subject),
        issuer: shortName(leaf.certificate.issuer),
        flag: bundle.label,
        list: listNames(certificateListOf(bundle)),
      },
      at: bundle.at,
      about: [aboutChain(leaf.certificate, bundle), aboutName(leaf.certificate)],
      related: relatedTo(bundle.at, [relatedPlace(placeOf(leaf), phrase('The kubelet’s serving certificate'))]),
    };
  },
});
