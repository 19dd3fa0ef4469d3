import { signatureAlgorithmOf } from '../../trust/signatureAlgorithm.ts';
import { defineRule } from '../engine/rule.ts';
import { CSR_PAGE, CSR_VALIDATION } from './requestReferences.ts';
import { placeIn, signingRequests } from './signingRequests.ts';

/** A request proves by its signature that whoever made it has the key (RFC 2986 section 4.2; the API checks it). */
export const csrSignatureInvalid = defineRule({
  id: 'requests/csr-signature-invalid',
  severity: 'error',
  basis: 'must',
  title: 'A request is not signed by its own key',
  messages: {
    invalid: 'The request is not signed by its own key: the API refuses it.',
    insecure:
      'The request is signed with MD5: the API refuses it with `x509: cannot verify signature: insecure algorithm {algorithm}`.',
  },
  docs: {
    why: 'The signature shows that the private key is in the hands of whoever asks. It fails where the request was edited, cut together or damaged; the API verifies it when the object is created.',
    fix: 'Make the request anew: `openssl req -new -key x.key -out x.csr`. `openssl req -in x.csr -noout -verify` checks it.',
    references: [
      { source: 'RFC 2986', section: '4.2', url: 'https://www.rfc-editor.org/rfc/rfc2986#section-4.2' },
      CSR_VALIDATION,
      CSR_PAGE,
    ],
  },
  *check(node, { requestSignatures }) {
    for (const view of signingRequests(node)) {
      const { request, document } = view;
      if (!request) continue;
      const at = placeIn(view, document.request);
      const algorithm = signatureAlgorithmOf(request);
      if (algorithm?.hash === 'MD5') yield { message: 'insecure', data: { algorithm: algorithm.name }, at };
      else if (requestSignatures.verdict(request) === 'invalid') yield { message: 'invalid', at };
    }
  },
});
