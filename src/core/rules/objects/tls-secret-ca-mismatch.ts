import { listNames, shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY } from '../references/componentReferences.ts';
import { certificatesIn, isManaged, secretName, tlsSecrets } from '../subjects/tlsSecrets.ts';
import { TLS_SECRET_PAGE } from './objectReferences.ts';
import { secretChain } from './secretChain.ts';

/** The CA beside a certificate does not verify it (Go, Certificate.Verify). */
export const tlsSecretCaMismatch = defineRule({
  id: 'objects/tls-secret-ca-mismatch',
  severity: 'error',
  basis: 'observed',
  title: 'ca.crt of a Secret does not verify its tls.crt',
  messages: {
    other:
      'ca.crt of Secret “{secret}” holds {list}, but “{leaf}” in tls.crt was issued by “{issuer}”: `x509: certificate signed by unknown authority`.',
    sameName:
      'ca.crt of Secret “{secret}” holds a CA “{issuer}” that did not sign “{leaf}” in tls.crt: same name, another key. `x509: certificate signed by unknown authority`.',
  },
  docs: {
    why: 'Clients are given ca.crt to verify what the server shows. Where the CA was made anew and only one of the two was replaced, both have the same name and nothing fits. A Secret may also hold the CA that verifies the server’s clients; without a common name this is therefore only a warning, and nothing is said beside a certificate of a public CA.',
    fix: 'Put the CA that issued tls.crt into ca.crt, or have tls.crt issued by the CA that is there. For a Secret of cert-manager delete it, and it is issued anew.',
    references: [GO_VERIFY, TLS_SECRET_PAGE],
  },
  *check(node, context) {
    for (const one of tlsSecrets(node)) {
      const { secret, authority } = one;
      const chain = secretChain(one, node, context);
      if (chain.kind !== 'mismatch' || !authority) continue;
      const { leaf, issuer, sameName } = chain;
      yield {
        message: sameName ? 'sameName' : 'other',
        data: {
          secret: secretName(secret),
          issuer,
          leaf: shortName(leaf.certificate.subject),
          list: listNames(certificatesIn(authority).map(({ certificate }) => certificate)),
        },
        at: authority.at,
        related: [relatedPlace(placeOf(leaf), phrase('The certificate'))],
        severity: sameName || isManaged(secret) ? undefined : 'warning',
      };
    }
  },
});
