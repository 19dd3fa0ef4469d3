import { flagText } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { credentialUses, isFromOtherCa, leafInUse } from '../../connections/participants/credentialUses.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { chainAllows } from '../../trust/verifyChain.ts';
import { reissue } from '../edits/flagEdits.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';
import { rfc5280 } from '../references/references.ts';
import { isSingleMember } from '../subjects/isSingleMember.ts';

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
      if (!use.peer || !leaf || isFromOtherCa(use, context.verifications)) continue;
      const missing = purposes.filter((purpose) => !chainAllows([leaf.certificate], purpose));
      if (missing.length === 0) continue;
      const at = placeOf(leaf);
      yield {
        message: isSingle ? 'single' : 'incomplete',
        severity: isSingle ? 'warning' : undefined,
        data: { missing: missing.join(' and ') },
        at,
        related: relatedTo(at, [
          relatedPlace(use.credentials.at, phrase('{textLabel} names it', { textLabel: use.credentials.label })),
        ]),
        command: reissue(node, use.credentials.uri),
      };
    }
  },
});
