import { flagCredentials } from '../../cluster/nodes/flags.ts';
import { sharedCertificates } from '../../connections/participants/credentialUses.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { ISOLATION } from '../pages/isolation.ts';

import { wrongClientCa } from './wrongClientCa.ts';

/** Extension API servers verify the front proxy against the requestheader CA (kubernetes.io, "Configure the aggregation layer"). */
export const frontProxyClientWrongCa = defineRule(ISOLATION['front-proxy-client-wrong-ca'], {
  *check(node, context) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const frontProxy = flagCredentials(apiserver, 'requestheader-client-ca-file');
    // The client CA in place of the front-proxy CA has its own rule.
    if (sharedCertificates(frontProxy, flagCredentials(apiserver, 'client-ca-file')).length > 0) return;
    for (const issue of wrongClientCa(node, context, 'frontProxyClient')) yield { message: 'otherCa', ...issue };
  },
});
