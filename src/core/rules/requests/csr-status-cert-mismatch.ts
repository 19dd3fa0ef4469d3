import { flagCredentials, flagText } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { sideCredentials } from '../../cluster/nodes/sideFlags.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { SignatureTable } from '../../model/chainOutcome.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import { listNames, shortName } from '../../model/labels/names.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';

import { OWN_SIGNER_FLAGS } from './signerName.ts';
import { issuedCertificate, placeIn, signingRequests } from './signingRequests.ts';

/** A certificate is issued for the key of its request, by the signer that the request names. */
export const csrStatusCertMismatch = defineRule(REQUESTS['csr-status-cert-mismatch'], {
  *check(node, { signatures }) {
    for (const view of signingRequests(node)) {
      const issued = issuedCertificate(view);
      if (!issued) continue;
      const { certificate } = issued;
      const { request, document, signer = '' } = view;
      if (request && request.publicKey.id !== certificate.publicKey.id) {
        const related = [relatedPlace(placeIn(view, document.request), phrase('The request'))];
        yield { message: 'key', at: placeOf(issued), related };
        continue;
      }
      const credentials = signerSource(node, signer);
      const authorities = credentials ? certificatesOf(credentials).map((one) => one.certificate) : [];
      if (!credentials || authorities.length === 0) continue;
      if (authorities.some((authority) => mayBeFrom(certificate, authority, signatures))) continue;
      yield {
        message: 'issuer',
        data: { issuer: shortName(certificate.issuer), label: credentials.label, list: listNames(authorities) },
        at: placeOf(issued),
        related: [relatedPlace(credentials.at, phrase('The signer’s CA'))],
      };
    }
  },
});

/** The CA by which the controller manager signs for a built-in signer; undefined for others and if it is unknown. */
function signerSource(node: NodeView, signer: string): CredentialSource | undefined {
  const own = OWN_SIGNER_FLAGS.get(signer);
  const controllerManager = componentOf(node, 'kube-controller-manager');
  if (own === undefined || !controllerManager) return undefined;
  if (unreadFor(controllerManager, own) && !flagText(controllerManager, own)) return undefined;
  return flagText(controllerManager, own)
    ? flagCredentials(controllerManager, own)
    : sideCredentials(controllerManager, 'signs request-signing', 'signerCertificate');
}

function mayBeFrom(certificate: Certificate, authority: Certificate, signatures: SignatureTable): boolean {
  return certificate.issuer.key === authority.subject.key && signatures.verdict(certificate, authority) !== 'invalid';
}
