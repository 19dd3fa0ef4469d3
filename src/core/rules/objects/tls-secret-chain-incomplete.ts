import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY } from '../references/componentReferences.ts';
import { secretName, tlsSecrets } from '../subjects/tlsSecrets.ts';
import { TLS_SECRET_PAGE } from './objectReferences.ts';
import { secretChain } from './secretChain.ts';

/** An intermediate that tls.crt lacks: whoever shows a certificate shows the intermediates as well (RFC 8446 §4.4.2). */
export const tlsSecretChainIncomplete = defineRule({
  id: 'objects/tls-secret-chain-incomplete',
  severity: 'warning',
  basis: 'must',
  title: 'tls.crt of a Secret lacks an intermediate certificate',
  messages: {
    incomplete:
      'tls.crt of Secret “{secret}” lacks the intermediate “{issuer}”, which issued “{leaf}”: clients that hold only the root report `x509: certificate signed by unknown authority`.',
  },
  docs: {
    why: 'A client has its trust anchors and fetches nothing, so the server must show every certificate between its own and the root. Told only where the intermediate is among the files, where the issuer calls itself one, or where it is a public CA, which never issues from its root.',
    fix: 'Append the intermediate to tls.crt, after the leaf: `cat leaf.crt intermediate.crt > tls.crt`.',
    references: [
      { source: 'RFC 8446', section: '§4.4.2', url: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2' },
      GO_VERIFY,
      TLS_SECRET_PAGE,
    ],
  },
  *check(node, context) {
    for (const one of tlsSecrets(node)) {
      const chain = secretChain(one, node, context);
      if (chain.kind !== 'incomplete') continue;
      const { leaf, found, issuer } = chain;
      yield {
        message: 'incomplete',
        data: { secret: secretName(one.secret), issuer, leaf: shortName(leaf.certificate.subject) },
        at: placeOf(leaf),
        related: found ? [relatedPlace(placeOf(found), phrase('The intermediate'))] : [],
      };
    }
  },
});
