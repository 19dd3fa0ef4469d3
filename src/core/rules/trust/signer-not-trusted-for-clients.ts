import { flagCredentials } from '../../cluster/nodes/flags.ts';
import { verifyCredentials } from '../../connections/handshake/verifyPeers.ts';
import { certificatesOf, leafOf } from '../../model/credentialSource.ts';
import { listNames, shortName } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

import { SIGNER_FLAGS } from '../subjects/signerFlags.ts';

/** The cluster must accept the certificates that it issues (kube-apiserver --client-ca-file). */
export const signerNotTrustedForClients = defineRule(TRUST['signer-not-trusted-for-clients'], {
  *check(node, context) {
    const clientCa = flagCredentials(componentOf(node, 'kube-apiserver'), 'client-ca-file');
    const anchors = clientCa ? certificatesOf(clientCa) : [];
    if (!clientCa?.known || anchors.length === 0) return;
    // If the bundle itself is wrong, the rule for that fault reports it once.
    if (context.trustFaults.some(({ side, culprit }) => side === 'trusted' && culprit.uri === clientCa.uri)) return;
    const controllerManager = componentOf(node, 'kube-controller-manager');
    for (const flag of SIGNER_FLAGS) {
      if (!FOR_CLIENTS.test(flag)) continue;
      const credentials = flagCredentials(controllerManager, flag);
      const signer = leafOf(credentials);
      if (!credentials?.reference || !signer) continue;
      const { publicKey, subject, basicConstraints } = signer.certificate;
      // flag-wrong-role reports a leaf in place of the signer.
      if (basicConstraints?.ca === false) continue;
      const isTrusted = certificatesOf(credentials).some((one) =>
        anchors.some(({ certificate }) => certificate.publicKey.id === one.certificate.publicKey.id),
      );
      // An intermediate below a trusted root issues certificates that work once they carry it.
      const { signatures, now } = context;
      if (isTrusted || verifyCredentials(credentials, clientCa, 'any', signatures, now)?.kind === 'trusted') continue;
      const sameName = anchors.find(({ certificate }) => certificate.subject.key === subject.key);
      yield {
        message: 'untrusted',
        data: {
          flag: `--${flag}`,
          signer: sameName
            ? phrase('"{name}" with key "{key}…"', { name: shortName(subject), key: publicKey.id.slice(0, 16) })
            : phrase('"{quoted}"', { quoted: shortName(subject) }),
          list: listNames(anchors.map(({ certificate }) => certificate)),
        },
        at: credentials.at,
        related: relatedTo(credentials.at, [
          relatedPlace(clientCa.at, phrase('Trusted by kube-apiserver for clients')),
          relatedPlace(placeOf(signer), phrase('"{quoted}"', { quoted: shortName(subject) })),
        ]),
      };
    }
  },
});

/** kube-apiserver need not trust the other signers (kubernetes.io, "Certificates and CertificateSigningRequests"). */
const FOR_CLIENTS = /^cluster-signing-(kubelet-client-|kube-apiserver-client-)?cert-file$/;
