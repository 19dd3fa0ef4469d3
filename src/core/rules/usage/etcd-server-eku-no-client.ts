import { flagCredentials, flagText } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { credentialUses, isFromOtherCa, leafInUse } from '../../connections/participants/credentialUses.ts';
import { shortName } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { chainAllows } from '../../trust/verifyChain.ts';
import { reissue } from '../edits/flagEdits.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';

/** etcd dials itself with its serving certificate (etcd, gRPC gateway). */
export const etcdServerEkuNoClient = defineRule({
  id: 'usage/etcd-server-eku-no-client',
  severity: 'warning',
  basis: 'observed',
  title: 'etcd cannot dial itself with its serving certificate',
  messages: {
    noClient:
      'etcd dials itself with “{name}”, which lacks clientAuth; you will see `rejected connection on client endpoint` with `incompatible key usage` from 127.0.0.1. The data path still works.',
  },
  docs: {
    why: 'The gateway inside etcd is a client of the same etcd and uses the serving certificate. With client certificates required, that certificate needs clientAuth too; kubeadm gives it both.',
    fix: 'Issue `etcd/server.crt` again with serverAuth and clientAuth, or give etcd a client pair of its own with `--client-cert-file` and `--client-key-file`.',
    references: [ETCD_SECURITY],
  },
  *check(node, context) {
    const etcd = componentOf(node, 'etcd');
    const asksForClients = flagCredentials(etcd, 'trusted-ca-file') || flagText(etcd, 'client-cert-auth') === 'true';
    if (!asksForClients || flagText(etcd, 'client-cert-file') || unreadFor(etcd, 'client-cert-file')) return;
    for (const use of credentialUses(node)) {
      const leaf = leafInUse(use);
      if (use.by !== 'etcd' || use.peer || !leaf) continue;
      const allows = (purpose: 'serverAuth' | 'clientAuth') => chainAllows([leaf.certificate], purpose);
      if (!allows('serverAuth') || allows('clientAuth') || isFromOtherCa(use, context.verifications)) continue;
      const at = placeOf(leaf);
      yield {
        message: 'noClient',
        data: { name: shortName(leaf.certificate.subject) },
        at,
        related: relatedTo(at, [
          relatedPlace(use.credentials.at, phrase('{textLabel} names it', { textLabel: use.credentials.label })),
        ]),
        command: reissue(node, use.credentials.uri),
      };
    }
  },
});
