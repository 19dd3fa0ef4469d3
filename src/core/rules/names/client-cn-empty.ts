import { credentialUses, leafInUse } from '../../connections/participants/credentialUses.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';

/** The common name is the user name (kubernetes.io, "Authenticating", X.509 client certificates). */
export const clientCnEmpty = defineRule({
  id: 'names/client-cn-empty',
  severity: 'error',
  basis: 'must',
  title: 'A client certificate has no common name',
  messages: {
    noUser: 'The client certificate has no CN, so it names no user and is not authenticated (401 Unauthorized).',
  },
  docs: {
    why: 'kube-apiserver and the kubelet take the user name from the CN of the client certificate and pass over a certificate without one.',
    fix: 'Issue the certificate again with a CN, such as `kubernetes-admin`.',
    references: [
      {
        source: 'Kubernetes',
        section: 'Authenticating, X.509 client certificates',
        url: 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates',
      },
    ],
  },
  *check(node) {
    for (const use of credentialUses(node)) {
      if (use.purpose !== 'clientAuth' || (use.to !== 'kube-apiserver' && use.to !== 'kubelet')) continue;
      const leaf = leafInUse(use);
      if (!leaf || commonName(leaf.certificate) !== '') continue;
      const { at } = use.credentials;
      yield { message: 'noUser', at, related: relatedTo(at, [relatedPlace(placeOf(leaf), phrase('The certificate'))]) };
    }
  },
});
