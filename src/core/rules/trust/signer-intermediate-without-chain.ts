import { flagCredentials } from '../../cluster/nodes/flags.ts';
import { verifyCredentials } from '../../connections/handshake/verifyPeers.ts';
import { certificatesOf, leafOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

import { SIGNER_FLAGS } from '../subjects/signerFlags.ts';

/** The signer appends no CA to what it issues (kube-controller-manager, certificates/signer). */
export const signerIntermediateWithoutChain = defineRule(TRUST['signer-intermediate-without-chain'], {
  *check(node, { signatures, now }) {
    const clientCa = flagCredentials(componentOf(node, 'kube-apiserver'), 'client-ca-file');
    const controllerManager = componentOf(node, 'kube-controller-manager');
    if (!clientCa?.known) return;
    const anchors = new Set(certificatesOf(clientCa).map(({ certificate }) => certificate.publicKey.id));
    for (const flag of SIGNER_FLAGS) {
      const credentials = flagCredentials(controllerManager, flag);
      const signer = leafOf(credentials);
      if (flag.includes('kubelet-serving') || !credentials?.reference || !signer) continue;
      const { publicKey, basicConstraints, subject, issuer } = signer.certificate;
      if (anchors.has(publicKey.id) || basicConstraints?.ca !== true || subject.key === issuer.key) continue;
      if (verifyCredentials(credentials, clientCa, 'any', signatures, now)?.kind !== 'trusted') continue;
      yield {
        message: 'noChain',
        data: { flag: `--${flag}`, signer: shortName(subject), trusted: clientCa.label },
        at: credentials.at,
        related: relatedTo(credentials.at, [
          relatedPlace(clientCa.at, phrase('Used to verify clients')),
          relatedPlace(placeOf(signer), phrase('The intermediate')),
        ]),
      };
    }
  },
});
