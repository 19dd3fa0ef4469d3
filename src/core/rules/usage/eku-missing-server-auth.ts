import { credentialUses, isFromOtherCa, leafInUse } from '../../connections/participants/credentialUses.ts';
import { partyName, shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { chainAllows } from '../../trust/verifyChain.ts';
import { reissue } from '../edits/flagEdits.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';

/** A listed purpose binds (RFC 5280 §4.2.1.12). */
export const ekuMissingServerAuth = defineRule({
  id: 'usage/eku-missing-server-auth',
  severity: 'error',
  basis: 'must',
  title: 'A serving certificate may not be used by a server',
  messages: {
    clientOnly:
      '“{name}” is what {server} shows to its clients, but its extended key usage is only {usages}: `tls: failed to verify certificate: x509: certificate specifies an incompatible key usage`.',
  },
  docs: {
    why: 'A certificate that lists extended key usages is good for those only. A server needs serverAuth (TLS Web Server Authentication). A certificate that lists none may be used for anything.',
    fix: 'Issue the certificate again with `extendedKeyUsage = serverAuth`, or name the right file: client certificates are easily mistaken for serving ones.',
    references: [rfc5280('4.2.1.12')],
  },
  *check(node, context) {
    for (const use of credentialUses(node)) {
      const leaf = leafInUse(use);
      if (use.purpose !== 'serverAuth' || use.peer || !leaf || chainAllows([leaf.certificate], 'serverAuth')) continue;
      if (isFromOtherCa(use, context.verifications)) continue;
      const at = placeOf(leaf);
      yield {
        message: 'clientOnly',
        data: {
          name: shortName(leaf.certificate.subject),
          server: partyName(use.by),
          usages: leaf.certificate.extendedKeyUsage?.join(', ') ?? '',
        },
        at,
        related: relatedTo(at, [
          relatedPlace(use.credentials.at, phrase('{textLabel} names it', { textLabel: use.credentials.label })),
        ]),
        command: reissue(node, use.credentials.uri),
      };
    }
  },
});
