import { verifyCredentials } from '../../connections/handshake/verifyPeers.ts';
import { aboutName } from '../../model/about.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { phrase } from '../../model/text/text.ts';
import { goErrorText } from '../../trust/goErrorText.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { registeredHost } from '../../uses/lookup/registeredHost.ts';
import { clientOf, listeningFor } from '../../uses/sides.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** The host by which kube-apiserver connects is the name that it verifies (kube-apiserver --kubelet-preferred-address-types). */
export const kubeletServingNoAddressSan = defineRule(MANIFESTS['kubelet-serving-no-address-san'], {
  *check(node, { signatures, now }) {
    const client = clientOf(node, 'kube-apiserver', 'kubelet');
    const server = listeningFor(node, 'kubelet');
    const certificate = server?.component?.document && server.pairs[0]?.certificate;
    const leaf = leafOf(certificate);
    const host = client && server && registeredHost(client, server, node);
    if (!client?.trusts || !certificate || !leaf || !host || matchesHost(leaf.certificate, host.value)) return;
    // Another rule reports a certificate that is rejected for its CA.
    if (verifyCredentials(certificate, client.trusts, 'any', signatures, now)?.kind !== 'trusted') return;
    const error = goErrorText({ kind: 'hostname', certificate: leaf.certificate, host: host.value });
    yield {
      message: 'noAddress',
      data: { host: host.value, error },
      at: placeOf(leaf),
      about: [aboutName(leaf.certificate, host.value)],
      related: [
        relatedPlace(host.at, phrase('kube-apiserver connects to {host}', { host: host.value })),
        relatedPlace(client.trusts.at, phrase('This flag enables kubelet verification')),
      ],
    };
  },
});
