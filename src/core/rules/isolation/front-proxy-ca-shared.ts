import { flagCredentials, flagText } from '../../cluster/nodes/flags.ts';
import { sharedCertificates } from '../../connections/participants/credentialUses.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { AGGREGATION_LAYER } from '../references/componentReferences.ts';

/** kubernetes.io, "Configure the aggregation layer", CA Reusage and Conflicts. */
export const frontProxyCaShared = defineRule({
  id: 'isolation/front-proxy-ca-shared',
  severity: 'error',
  basis: 'must',
  title: 'Front proxies and clients come from one CA',
  messages: {
    locksOut:
      '“{ca}” is the CA of front proxies and of clients. The front-proxy CA is tried first, and users are not in `--requestheader-allowed-names`: `x509: subject with cn=kubernetes-admin is not in the allowed list`, 401 for all of them.',
    anyone: '“{ca}” is the CA of front proxies and of clients: a client certificate may be taken for a front proxy.',
  },
  docs: {
    why: 'kube-apiserver first asks whether a client certificate belongs to a front proxy. With one CA for both, every ordinary client certificate passes for one, and is then refused for its name or, without a list of names, believed whatever user it claims to speak for.',
    fix: 'Make a front-proxy CA of its own, issue `front-proxy-client` from it, and let `--requestheader-client-ca-file` name it.',
    references: [AGGREGATION_LAYER],
  },
  *check(node, context) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const frontProxy = flagCredentials(apiserver, 'requestheader-client-ca-file');
    const clients = flagCredentials(apiserver, 'client-ca-file');
    const all = sharedCertificates(frontProxy, clients);
    const [shared] = all;
    if (!frontProxy || !clients || !shared) return;
    // A bundle that holds the front-proxy CA as well has a rule of its own.
    if (all.length < certificatesOf(frontProxy).length) return;
    // Where the bundle for clients is the wrong one, that is told by the rule of the fault.
    if (context.trustFaults.some(({ side, culprit }) => side === 'trusted' && culprit.uri === clients.uri)) return;
    const client = flagCredentials(apiserver, 'proxy-client-cert-file');
    const hasNames = listOf(flagText(apiserver, 'requestheader-allowed-names')).length > 0;
    yield {
      message: hasNames ? 'locksOut' : 'anyone',
      severity: hasNames ? undefined : 'warning',
      data: { ca: shortName(shared.certificate.subject) },
      at: frontProxy.at,
      related: relatedTo(frontProxy.at, [
        relatedPlace(clients.at, phrase('The CA for clients')),
        relatedPlace(placeOf(shared), phrase('The shared CA')),
        client && relatedPlace(client.at, phrase('The front-proxy client')),
      ]),
    };
  },
});
