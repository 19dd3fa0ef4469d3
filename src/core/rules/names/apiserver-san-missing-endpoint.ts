import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { isOpenHost, isTemplated } from '../../formats/placeholder.ts';
import { dnsNames } from '../../formats/x509/subjectNames.ts';
import { endpointHost } from '../../kubernetes/values/flagValue.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { ClusterConfiguration } from '../../model/documents/kubeadm.ts';
import type { NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { namedServer } from '../../uses/views/namedServer.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

import {
  type Configuration,
  clusterConfigurations,
  disagreeing,
  fieldPlace,
  isCertSan,
} from '../subjects/configurations.ts';
import { nameIssue } from './nameIssue.ts';

/** kubeadm puts the endpoint and `certSANs` into the certificate when it creates it (kubeadm, GetAPIServerAltNames). */
export const apiserverSanMissingEndpoint = defineRule(NAMES['apiserver-san-missing-endpoint'], {
  *check(node, context) {
    const server = node.root && namedServer(node, context.verifications, 'kube-apiserver');
    if (!server?.hasNames) return;
    const { certificate } = server.leaf;
    const reported = new Set([...server.missing.map(({ host }) => host), ...server.addressesAsDns]);
    for (const { wanted } of ownConfigurations(node, certificate)) {
      const missing = wanted.filter(({ host }) => !reported.has(host) && !isNamed(certificate, host));
      const [first] = missing;
      if (!first) continue;
      const hosts = [...new Set(missing.map(({ host }) => host))];
      for (const host of hosts) reported.add(host);
      const places = missing.map(({ at }) => relatedPlace(at, phrase('The kubeadm configuration')));
      const { data, ...rest } = nameIssue(node, server, first.host, server.use.credentials.at, places);
      yield {
        message: hosts.length > 1 ? 'several' : first.message,
        data: { ...data, hosts: hosts.join(', ') },
        ...rest,
      };
    }
    for (const { host, at } of sharedAddresses(node)) {
      if (reported.has(host) || isNamed(certificate, host)) continue;
      reported.add(host);
      const { data, ...rest } = nameIssue(node, server, host, at, []);
      yield { message: 'shared', data, ...rest };
    }
  },
});

/** The addresses that kube-vip gives to one of the API servers. */
function sharedAddresses({ components }: NodeView): readonly Omit<Wanted, 'message'>[] {
  return components.flatMap((component) => {
    const host = component.name === 'kube-vip' ? flagText(component, 'address') : undefined;
    const isOfApi = flagText(component, 'cp_enable') === 'true';
    return host && isOfApi && !isOpenHost(host) ? [{ host, at: flagPlace(component, 'address') }] : [];
  });
}

interface Wanted {
  readonly host: string;
  readonly message: 'endpoint' | 'certSan';
  readonly at: Location;
}

/** The configurations with the names they require. Empty if one of several is satisfied: the others then belong to other clusters. */
function ownConfigurations(node: NodeView, certificate: Certificate) {
  const configurations = clusterConfigurations(node).map((configuration) => ({ wanted: wantedBy(configuration) }));
  return disagreeing(configurations, ({ wanted }) => wanted.every(({ host }) => isNamed(certificate, host)));
}

function wantedBy(configuration: Configuration<ClusterConfiguration>): readonly Wanted[] {
  const { controlPlaneEndpoint: endpoint, apiServerSans } = configuration.content;
  const wanted: Wanted[] = [];
  const host = endpoint && !isTemplated(endpoint.value) ? endpointHost(endpoint.value) : undefined;
  if (endpoint && host !== undefined && !isOpenHost(host))
    wanted.push({ host, message: 'endpoint', at: fieldPlace(configuration, endpoint) });
  for (const san of apiServerSans) {
    if (!isCertSan(san.value) || isTemplated(san.value)) continue;
    wanted.push({ host: san.value, message: 'certSan', at: fieldPlace(configuration, san) });
  }
  return wanted;
}

/** A wildcard must be in the certificate literally. */
function isNamed(certificate: Certificate, host: string): boolean {
  return (
    matchesHost(certificate, host) || dnsNames(certificate).some((name) => name.toLowerCase() === host.toLowerCase())
  );
}
