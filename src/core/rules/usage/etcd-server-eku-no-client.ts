import { flagText } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { aboutUsage } from '../../model/about.ts';
import { shortName } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { chainAllows } from '../../trust/verifyChain.ts';
import { listeningFor } from '../../uses/sides.ts';
import { credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { USAGE } from '../pages/usage.ts';
import { reissue } from '../sequences/reissue.ts';
import { reportedAsClients } from '../subjects/clientUsageFaults.ts';
import { isOfOtherCa } from '../subjects/isOfOtherCa.ts';

/** etcd connects to itself with its serving certificate (etcd, gRPC gateway). */
export const etcdServerEkuNoClient = defineRule(USAGE['etcd-server-eku-no-client'], {
  *check(node, context) {
    const etcd = componentOf(node, 'etcd');
    const asksForClients = listeningFor(node, 'etcd')?.trusts || flagText(etcd, 'client-cert-auth') === 'true';
    if (!asksForClients || flagText(etcd, 'client-cert-file') || unreadFor(etcd, 'client-cert-file')) return;
    const reported = reportedAsClients(node, context.trustFaults);
    for (const use of credentialUses(node)) {
      const leaf = leafInUse(use);
      if (use.by !== 'etcd' || use.peer || !leaf || reported.has(leaf.certificate.sha256)) continue;
      const allows = (purpose: 'serverAuth' | 'clientAuth') => chainAllows([leaf.certificate], purpose);
      if (!allows('serverAuth') || allows('clientAuth') || isOfOtherCa(use, context.trustFaults)) continue;
      const at = placeOf(leaf);
      yield {
        message: 'noClient',
        data: { name: shortName(leaf.certificate.subject) },
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
