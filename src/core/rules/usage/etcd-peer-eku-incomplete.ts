import { flagText } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { aboutUsage } from '../../model/about.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { chainAllows } from '../../trust/verifyChain.ts';
import { credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { USAGE } from '../pages/usage.ts';
import { reissue } from '../sequences/reissue.ts';
import { reportedAsClients } from '../subjects/clientUsageFaults.ts';
import { isOfOtherCa } from '../subjects/isOfOtherCa.ts';

import { isSingleMember } from '../subjects/isSingleMember.ts';

/** Members connect to each other with one certificate (etcd, "Transport security model"). */
export const etcdPeerEkuIncomplete = defineRule(USAGE['etcd-peer-eku-incomplete'], {
  *check(node, context) {
    const etcd = componentOf(node, 'etcd');
    const mayHaveClientPair = flagText(etcd, 'peer-client-cert-file') || unreadFor(etcd, 'peer-client-cert-file');
    const isSingle = isSingleMember(etcd);
    const purposes = mayHaveClientPair ? (['serverAuth'] as const) : (['serverAuth', 'clientAuth'] as const);
    const uses = credentialUses(node);
    // If etcd presents the certificate to its clients as well, another rule reports that it is not for servers.
    const served = new Set(
      uses.flatMap((use) => (use.by === 'etcd' && !use.peer ? (leafInUse(use)?.certificate.sha256 ?? []) : [])),
    );
    const reported = reportedAsClients(node, context.trustFaults);
    for (const use of uses) {
      const leaf = leafInUse(use);
      if (!use.peer || !leaf || isOfOtherCa(use, context.trustFaults)) continue;
      const { certificate } = leaf;
      const missing = purposes.filter(
        (purpose) =>
          !chainAllows([certificate], purpose) &&
          !(purpose === 'serverAuth' ? served : reported).has(certificate.sha256),
      );
      if (missing.length === 0) continue;
      const at = placeOf(leaf);
      yield {
        message: isSingle ? 'single' : 'incomplete',
        severity: isSingle ? 'warning' : undefined,
        data: { missing: missing.join(' and ') },
        at,
        about: [aboutUsage(leaf.certificate)],
        evidence: use.evidence,
        related: relatedTo(at, [
          relatedPlace(use.credentials.at, phrase('Referenced by {textLabel}', { textLabel: use.credentials.label })),
        ]),
        command: reissue(node, use.credentials.uri),
      };
    }
  },
});
