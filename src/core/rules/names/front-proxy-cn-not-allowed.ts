import { flagCredentials, flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { faultRule } from '../../connections/causes/faultRule.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { AGGREGATION_LAYER } from '../references/componentReferences.ts';

/** Extension API servers believe only the listed front proxies (kubernetes.io, "Configure the aggregation layer"). */
export const frontProxyCnNotAllowed = defineRule({
  id: 'names/front-proxy-cn-not-allowed',
  severity: 'error',
  basis: 'must',
  title: 'The front-proxy client is not among the allowed names',
  messages: {
    notAllowed:
      'The front-proxy client is “{cn}”, but `--requestheader-allowed-names` lists only {names}: extension API servers answer 401 to all aggregated requests, and log `x509: subject with cn={cn} is not in the allowed list`.',
  },
  docs: {
    why: 'An extension API server takes the user from request headers only if the client certificate comes from the front-proxy CA and its common name is in the list that kube-apiserver publishes.',
    fix: 'Add the name to `--requestheader-allowed-names`, or issue `front-proxy-client.crt` again with a listed name (kubeadm: `front-proxy-client`).',
    references: [AGGREGATION_LAYER],
  },
  *check(node, context) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const credentials = flagCredentials(apiserver, 'proxy-client-cert-file');
    const leaf = leafOf(credentials);
    const names = listOf(flagText(apiserver, 'requestheader-allowed-names'));
    if (!apiserver || !credentials || !leaf || names.length === 0) return;
    const cn = commonName(leaf.certificate);
    // Another file in its place fails by its CA already.
    const isOther = context.trustFaults.some(
      (fault) =>
        faultRule(fault, node, context.signatures) === 'isolation/front-proxy-client-wrong-ca' &&
        fault.culprit.uri === credentials.uri,
    );
    if (names.includes(cn) || isOther || leaf.certificate.basicConstraints?.ca === true) return;
    yield {
      message: 'notAllowed',
      data: { cn, names: names.join(', ') },
      at: credentials.at,
      related: relatedTo(credentials.at, [
        relatedPlace(flagPlace(apiserver, 'requestheader-allowed-names'), phrase('The allowed names')),
        relatedPlace(placeOf(leaf), phrase('The certificate')),
      ]),
    };
  },
});
