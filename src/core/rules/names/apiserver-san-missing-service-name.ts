import { namedServer } from '../../connections/participants/namedServer.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY_HOSTNAME } from '../references/componentReferences.ts';
import { PKI_PAGE } from '../references/references.ts';
import { nameIssue } from './nameIssue.ts';

/** The names of the Service `kubernetes` (kubernetes.io, "PKI certificates and requirements"). */
export const apiserverSanMissingServiceName = defineRule({
  id: 'names/apiserver-san-missing-service-name',
  severity: 'error',
  basis: 'must',
  title: 'The API server certificate lacks a name of the Service kubernetes',
  messages: {
    missing: 'The API server certificate does not name {names}. In-cluster clients that use {host} will see `{error}`.',
  },
  docs: {
    why: 'Pods, webhooks and aggregated API servers reach the API server as `kubernetes.default.svc`, shorter, or with the cluster domain, and compare that name with the certificate.',
    fix: 'Move `apiserver.crt` and `apiserver.key` away, run `kubeadm init phase certs apiserver --config <your kubeadm configuration>`, and restart kube-apiserver. `kubeadm certs renew` copies the names of the old certificate and adds none.',
    references: [PKI_PAGE, GO_VERIFY_HOSTNAME],
  },
  *check(node, context) {
    const server = namedServer(node, context.verifications, 'kube-apiserver');
    if (!server) return;
    const missing = server.missing.filter(({ why }) => why === 'service-name').map(({ host }) => host);
    const [host] = missing;
    if (host === undefined) return;
    const { data, ...places } = nameIssue(node, server, host, server.use.credentials.at, []);
    yield {
      message: 'missing',
      data: { ...data, names: missing.join(', ') },
      severity: missing.includes('kubernetes.default.svc') ? undefined : 'warning',
      ...places,
    };
  },
});
