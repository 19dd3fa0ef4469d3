import { namedServer } from '../../connections/participants/namedServer.ts';
import { urlHost } from '../../kubernetes/values/flagValue.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { PKI_PAGE } from '../references/references.ts';
import { nameIssue } from './nameIssue.ts';

/** The first address of the Service range is the Service `kubernetes` (kubernetes.io, "PKI certificates and requirements"). */
export const apiserverSanMissingServiceIp = defineRule({
  id: 'names/apiserver-san-missing-service-ip',
  severity: 'error',
  basis: 'must',
  title: 'The API server certificate lacks the first address of the Service range',
  messages: {
    missing: 'Pods reach the API at https://{url}:443, but the API server certificate does not name {host}: `{error}`.',
  },
  docs: {
    why: 'Every pod is told the address of the Service `kubernetes`, the first of `--service-cluster-ip-range`, and compares it with the certificate.',
    fix: 'Move `apiserver.crt` and `apiserver.key` away, run `kubeadm init phase certs apiserver --config <your kubeadm configuration>` with the right `networking.serviceSubnet`, and restart kube-apiserver.',
    references: [PKI_PAGE],
  },
  *check(node, context) {
    const server = namedServer(node, context.verifications, 'kube-apiserver');
    for (const { host, why, at } of server?.missing ?? []) {
      if (!server || why !== 'service-ip') continue;
      const places = [at && relatedPlace(at, phrase('The Service range'))];
      const { data, ...rest } = nameIssue(node, server, host, server.use.credentials.at, places);
      yield { message: 'missing', data: { ...data, url: urlHost(host) }, ...rest };
    }
  },
});
