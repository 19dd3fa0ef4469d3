import { flagPlace, knownText } from '../../cluster/nodes/flags.ts';
import { dnsNames } from '../../formats/x509/subjectNames.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { namedServer } from '../../uses/views/namedServer.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

const PREFIX = 'kubernetes.default.svc.';

/** Pods look names up below the kubelet's domain (KubeletConfiguration, clusterDomain). */
export const clusterDomainDisagree = defineRule(NAMES['cluster-domain-disagree'], {
  *check(node, { verifications }) {
    const kubelet = componentOf(node, 'kubelet');
    const domain = knownText(kubelet, 'cluster-domain')?.replace(/\.$/, '').toLowerCase();
    const server = namedServer(node, verifications, 'kube-apiserver');
    if (!kubelet || !domain || !server) return;
    const named = dnsNames(server.leaf.certificate).flatMap((name) =>
      name.startsWith(PREFIX) ? name.slice(PREFIX.length).replace(/\.$/, '').toLowerCase() : [],
    );
    // A name that the token issuer requires as well is reported as missing.
    const isReported = server.missing.some(({ host }) => host === `${PREFIX}${domain}`);
    if (named.length === 0 || named.includes(domain) || isReported) return;
    yield {
      message: 'other',
      data: { domain, named: named.join(', ') },
      at: flagPlace(kubelet, 'cluster-domain'),
      related: [relatedPlace(placeOf(server.leaf), phrase('The certificate'))],
    };
  },
});
