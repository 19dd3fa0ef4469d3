import { credentialUses, isFromOtherCa, leafInUse } from '../../connections/participants/credentialUses.ts';
import { partyName, shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { chainAllows } from '../../trust/verifyChain.ts';
import { reissue } from '../edits/flagEdits.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';

/** A listed purpose binds (RFC 5280 §4.2.1.12). */
export const ekuMissingClientAuth = defineRule({
  id: 'usage/eku-missing-client-auth',
  severity: 'error',
  basis: 'must',
  title: 'A client certificate may not be used by a client',
  messages: {
    unauthorized:
      '“{name}” is what {client} shows to {server}, but its extended key usage is only {usages}: 401 Unauthorized, with `x509: certificate specifies an incompatible key usage` in the log.',
    dropped:
      '“{name}” is what {client} shows to {server}, but its extended key usage is only {usages}: etcd drops the connection (`remote error: tls: bad certificate`) and logs `incompatible key usage`.',
  },
  docs: {
    why: 'A certificate that lists extended key usages is good for those only. A client needs clientAuth (TLS Web Client Authentication). A certificate that lists none may be used for anything.',
    fix: 'Issue the certificate again with `extendedKeyUsage = clientAuth`, or name the right file: serving certificates are easily mistaken for client ones.',
    references: [rfc5280('4.2.1.12')],
  },
  *check(node, context) {
    for (const use of credentialUses(node)) {
      const leaf = leafInUse(use);
      if (use.purpose !== 'clientAuth' || !leaf || chainAllows([leaf.certificate], 'clientAuth')) continue;
      if (isFromOtherCa(use, context.verifications)) continue;
      const at = placeOf(leaf);
      yield {
        message: use.to === 'etcd' ? 'dropped' : 'unauthorized',
        data: {
          name: shortName(leaf.certificate.subject),
          client: partyName(use.by),
          server: partyName(use.to),
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
