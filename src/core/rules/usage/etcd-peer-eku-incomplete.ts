import { isFromOtherCa } from '../../connections/belongsElsewhere.ts';
import { credentialUses, leafInUse } from '../../connections/credentialUses.ts';
import { phrase } from '../../model/text/text.ts';
import { flagText } from '../../nodes/flags.ts';
import { componentOf } from '../../nodes/node.ts';
import { unreadFor } from '../../nodes/settings.ts';
import { chainAllows } from '../../trust/purpose.ts';
import { ETCD_SECURITY } from '../componentReferences.ts';
import { isSingleMember } from '../isSingleMember.ts';
import { placeOf, relatedPlace, relatedTo } from '../places.ts';
import { rfc5280 } from '../references.ts';
import { reissue } from '../reissue.ts';
import { defineRule } from '../rule.ts';

/** Members dial each other with one certificate (etcd, "Transport security model"). */
export const etcdPeerEkuIncomplete = defineRule({
  id: 'usage/etcd-peer-eku-incomplete',
  severity: 'error',
  basis: 'observed',
  title: 'The peer certificate of etcd is not for both ends of a connection',
  messages: {
    incomplete:
      'Members are client and server to each other; {missing} is not allowed by this certificate: `x509: certificate specifies an incompatible key usage`.',
    single:
      'A second member will not be able to join: members are client and server to each other, and {missing} is not allowed by this certificate: `x509: certificate specifies an incompatible key usage`.',
  },
  docs: {
    why: 'Each member of etcd shows its peer certificate when it is dialled and when it dials. The only member dials nobody, until a second one joins.',
    fix: 'Issue `etcd/peer.crt` again with serverAuth and clientAuth, or give etcd a client pair for peers with `--peer-client-cert-file` and `--peer-client-key-file`.',
    references: [ETCD_SECURITY, rfc5280('4.2.1.12')],
  },
  *check(node, context) {
    const etcd = componentOf(node, 'etcd');
    const mayHaveClientPair = flagText(etcd, 'peer-client-cert-file') || unreadFor(etcd, 'peer-client-cert-file');
    const isSingle = isSingleMember(etcd);
    const purposes = mayHaveClientPair ? (['serverAuth'] as const) : (['serverAuth', 'clientAuth'] as const);
    for (const use of credentialUses(node)) {
      const leaf = leafInUse(use);
      if (!use.peer || !leaf || isFromOtherCa(use, context.proofs)) continue;
      const missing = purposes.filter((purpose) => !chainAllows([leaf.certificate], purpose));
      if (missing.length === 0) continue;
      const at = placeOf(leaf);
      yield {
        message: isSingle ? 'single' : 'incomplete',
        severity: isSingle ? 'warning' : undefined,
        data: { missing: missing.join(' and ') },
        at,
        related: relatedTo(at, [
          relatedPlace(use.material.at, phrase('{textLabel} names it', { textLabel: use.material.label })),
        ]),
        command: reissue(node, use.material.uri),
      };
    }
  },
});
