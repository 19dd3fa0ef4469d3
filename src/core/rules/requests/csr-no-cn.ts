import { defineRule } from '../engine/rule.ts';
import { SIGNERS_SECTION } from './requestReferences.ts';
import { SIGNER } from './signerName.ts';
import { commonNameOf } from './signerRefusal.ts';
import { placeIn, signingRequests } from './signingRequests.ts';

/** The CN becomes the user name; without one the API server passes over the certificate (k8s.io/apiserver, x509). */
export const csrNoCn = defineRule({
  id: 'requests/csr-no-cn',
  severity: 'warning',
  basis: 'observed',
  title: 'A request for a user has no CN',
  messages: { missing: 'Without CN the certificate names no user: it will be signed, and nobody can log in with it.' },
  docs: {
    why: 'The API server takes the user name from the CN of a client certificate and the groups from its O. A certificate without CN is a valid one that authenticates nobody: 401 Unauthorized.',
    fix: 'Make the request with a name: `-subj "/CN=jane"`.',
    references: [
      {
        source: 'Kubernetes',
        section: 'Authenticating, X.509 client certificates',
        url: 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates',
      },
      SIGNERS_SECTION,
    ],
  },
  *check(node) {
    for (const view of signingRequests(node)) {
      const { request, signer, document } = view;
      if (!request || signer !== SIGNER.client || commonNameOf(request) !== '') continue;
      yield { message: 'missing', at: placeIn(view, document.request) };
    }
  },
});
