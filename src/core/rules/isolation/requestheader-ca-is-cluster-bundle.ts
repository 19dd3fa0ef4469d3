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
export const requestheaderCaIsClusterBundle = defineRule({
  id: 'isolation/requestheader-ca-is-cluster-bundle',
  severity: 'error',
  basis: 'must',
  title: 'The bundle for front proxies also holds the CA of clients',
  messages: {
    locksOut:
      'The front-proxy trust file also trusts “{ca}”, the CA of clients. Front proxies are tried first, and users are not in `--requestheader-allowed-names`: `x509: subject with cn=kubernetes-admin is not in the allowed list`, 401 for all of them.',
    anyone:
      'The front-proxy trust file also trusts “{ca}”, the CA of clients: a client certificate may be taken for a front proxy.',
  },
  docs: {
    why: 'Front proxies are tried before clients. A client’s certificate that verifies there is refused for its name, or believed whoever it claims to speak for.',
    fix: 'Let `--requestheader-client-ca-file` hold the front-proxy CA alone.',
    references: [AGGREGATION_LAYER],
  },
  *check(node, { trustFaults }) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const frontProxy = flagCredentials(apiserver, 'requestheader-client-ca-file');
    const clients = flagCredentials(apiserver, 'client-ca-file');
    const shared = sharedCertificates(frontProxy, clients);
    const [first] = shared;
    // A file with nothing else is the wrong file, and told as such.
    if (!frontProxy || !clients || !first || shared.length === certificatesOf(frontProxy).length) return;
    if (trustFaults.some(({ side, culprit }) => side === 'trusted' && culprit.uri === clients.uri)) return;
    const hasNames = listOf(flagText(apiserver, 'requestheader-allowed-names')).length > 0;
    yield {
      message: hasNames ? 'locksOut' : 'anyone',
      severity: hasNames ? undefined : 'warning',
      data: { ca: shortName(first.certificate.subject) },
      at: frontProxy.at,
      related: relatedTo(frontProxy.at, [
        relatedPlace(clients.at, phrase('The CA for clients')),
        relatedPlace(placeOf(first), phrase('The shared CA')),
      ]),
    };
  },
});
