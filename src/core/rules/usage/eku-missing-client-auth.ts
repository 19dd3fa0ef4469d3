import { aboutUsage } from '../../model/about.ts';
import { partyName, shortName } from '../../model/labels/names.ts';
import type { Party } from '../../model/peerVerification.ts';
import { phrase } from '../../model/text/text.ts';
import { leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { USAGE } from '../pages/usage.ts';
import { reissue } from '../sequences/reissue.ts';
import { clientUsageFaults } from '../subjects/clientUsageFaults.ts';
import { etcdVerifiesClients } from '../subjects/etcdVerifiesClients.ts';

/** Servers that verify clients in the handshake. */
const VERIFY_IN_HANDSHAKE: ReadonlySet<Party> = new Set<Party>([
  'talos',
  'cilium-agent',
  'clustermesh-etcd',
  'konnectivity-server',
]);

export const ekuMissingClientAuth = defineRule(USAGE['eku-missing-client-auth'], {
  *check(node, context) {
    const dropped = etcdVerifiesClients(node) ? 'dropped' : 'droppedIfVerified';
    for (const use of clientUsageFaults(node, context.trustFaults)) {
      const leaf = leafInUse(use);
      if (!leaf) continue;
      const at = placeOf(leaf);
      yield {
        message: use.logsInOtherwise ? 'besides' : use.to === 'etcd' ? dropped : answerOf(use.to),
        severity: use.logsInOtherwise && 'info',
        data: {
          name: shortName(leaf.certificate.subject),
          client: partyName(use.by),
          server: partyName(use.to),
          usages: leaf.certificate.extendedKeyUsage?.join(', ') ?? '',
        },
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

function answerOf(server: Party): 'ended' | 'unauthorized' {
  return VERIFY_IN_HANDSHAKE.has(server) ? 'ended' : 'unauthorized';
}
