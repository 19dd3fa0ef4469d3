import { verifyCredentials } from '../../connections/handshake/verifyPeers.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { clientOf, listeningFor } from '../../uses/sides.ts';
import { sharedCertificates } from '../../uses/views/credentialUses.ts';
import { defineRule } from '../engine/rule.ts';
import { ISOLATION } from '../pages/isolation.ts';

import { wrongClientCa } from './wrongClientCa.ts';

/** Extension API servers verify the front proxy against the requestheader CA (kubernetes.io, "Configure the aggregation layer"). */
export const frontProxyClientWrongCa = defineRule(ISOLATION['front-proxy-client-wrong-ca'], {
  *check(node, context) {
    const frontProxy = listeningFor(node, 'aggregation')?.trusts;
    const clients = listeningFor(node, 'api')?.trusts;
    // The client CA in place of the front-proxy CA has its own rule.
    if (sharedCertificates(frontProxy, clients).length > 0) return;
    const presented = clientOf(node, 'kube-apiserver', 'aggregation')?.presents?.certificate;
    const leaf = leafOf(presented)?.certificate;
    const asClient =
      presented && clients && verifyCredentials(presented, clients, 'clientAuth', context.signatures, context.now);
    const user = asClient?.kind === 'trusted' && leaf ? commonName(leaf) : '';
    for (const { data, ...issue } of wrongClientCa(node, context, 'frontProxyClient')) {
      if (user === '') yield { message: 'otherCa', data, ...issue };
      else yield { message: 'asUser', data: { ...data, user }, ...issue };
    }
  },
});
