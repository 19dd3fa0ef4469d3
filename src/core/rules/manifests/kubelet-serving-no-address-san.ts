import { flagCredentials, flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { verifyCredentials } from '../../connections/handshake/verifyPeers.ts';
import { dnsNames, ipAddresses } from '../../formats/x509/subjectNames.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { aboutName } from '../../model/about.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { advertisedAddress } from '../../uses/lookup/hosts.ts';
import { listeningFor } from '../../uses/sides.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** The address that is dialled is the name that is verified (kube-apiserver --kubelet-preferred-address-types). */
export const kubeletServingNoAddressSan = defineRule(MANIFESTS['kubelet-serving-no-address-san'], {
  *check(node, { signatures, now }) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const bundle = flagCredentials(apiserver, 'kubelet-certificate-authority');
    const kubelet = listeningFor(node, 'kubelet');
    const serving = kubelet?.component?.document && kubelet.pairs[0]?.certificate;
    const leaf = leafOf(serving);
    const [first = ''] = listOf(flagText(apiserver, 'kubelet-preferred-address-types'));
    if (!apiserver || !bundle || !serving || !leaf || !first.endsWith('IP')) return;
    if (ipAddresses(leaf.certificate).length > 0) return;
    // Another rule reports a certificate that is rejected for its CA.
    if (verifyCredentials(serving, bundle, 'any', signatures, now)?.kind !== 'trusted') return;
    const at = flagPlace(apiserver, 'kubelet-preferred-address-types');
    yield {
      message: 'noAddress',
      data: {
        address: advertisedAddress(node) ?? phrase('the node’s address'),
        names: dnsNames(leaf.certificate).join(', ') || phrase('none'),
      },
      at,
      about: [aboutName(leaf.certificate)],
      related: relatedTo(at, [
        relatedPlace(placeOf(leaf), phrase('The kubelet’s serving certificate')),
        relatedPlace(bundle.at, phrase('This flag enables kubelet verification')),
      ]),
    };
  },
});
