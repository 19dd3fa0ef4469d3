import { flagCredentials } from '../../cluster/nodes/flags.ts';
import { sharedCertificates } from '../../connections/participants/credentialUses.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { AGGREGATION_LAYER } from '../references/componentReferences.ts';
import { PKI_PAGE } from '../references/references.ts';
import { wrongClientCa } from './wrongClientCa.ts';

/** Extension API servers verify the front proxy against the requestheader CA (kubernetes.io, "Configure the aggregation layer"). */
export const frontProxyClientWrongCa = defineRule({
  id: 'isolation/front-proxy-client-wrong-ca',
  severity: 'error',
  basis: 'observed',
  title: 'The front-proxy client is not of the front-proxy CA',
  messages: {
    otherCa:
      'The front-proxy client is issued by “{issuer}”, but {trusted} trusts only {list}: extension API servers answer 401 to all aggregated requests, with `{error}` in their logs.',
  },
  docs: {
    why: 'kube-apiserver passes requests for aggregated APIs on as a front proxy. Extension API servers verify it against the CA that kube-apiserver publishes from --requestheader-client-ca-file.',
    fix: 'Move `front-proxy-client.crt` and `.key` away, run `kubeadm init phase certs front-proxy-client`, and restart kube-apiserver; or let `--requestheader-client-ca-file` name the CA that issued it.',
    references: [AGGREGATION_LAYER, PKI_PAGE],
  },
  *check(node, context) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const frontProxy = flagCredentials(apiserver, 'requestheader-client-ca-file');
    // The CA of clients in the place of the front-proxy CA is told by itself.
    if (sharedCertificates(frontProxy, flagCredentials(apiserver, 'client-ca-file')).length > 0) return;
    for (const issue of wrongClientCa(node, context, 'isolation/front-proxy-client-wrong-ca'))
      yield { message: 'otherCa', ...issue };
  },
});
