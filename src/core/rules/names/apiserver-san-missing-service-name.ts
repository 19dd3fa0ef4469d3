import { namedServer } from '../../uses/views/namedServer.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

import { nameIssue } from './nameIssue.ts';

/** The names of the Service `kubernetes` (kubernetes.io, "PKI certificates and requirements"). */
export const apiserverSanMissingServiceName = defineRule(NAMES['apiserver-san-missing-service-name'], {
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
