import { phrase } from '../../model/text/text.ts';
import { namedServer } from '../../uses/views/namedServer.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

import { nameIssue } from './nameIssue.ts';

/** The node's own components connect to the advertised address (kubeadm, GetAPIServerAltNames). */
export const apiserverSanMissingAdvertiseAddress = defineRule(NAMES['apiserver-san-missing-advertise-address'], {
  *check(node, context) {
    const server = namedServer(node, context.verifications, 'kube-apiserver');
    const advertised = server?.missing.find(({ why }) => why === 'advertise-address');
    if (!server || !advertised) return;
    const { host } = advertised;
    const users = server.missing.filter((other) => other.why === 'kubeconfig' && other.host === host);
    const places = [advertised, ...users].map(({ at, why }) => {
      return (
        at &&
        relatedPlace(at, why === 'kubeconfig' ? phrase('Connects to this address') : phrase('The advertised address'))
      );
    });
    const { data, ...rest } = nameIssue(node, server, host, server.use.credentials.at, places);
    const files = users.map(({ kubeconfig }) => kubeconfig?.uri.slice(kubeconfig.uri.lastIndexOf('/') + 1)).join(', ');
    const message = users.length > 0 ? 'used' : 'unused';
    yield { message, data: { ...data, files }, severity: users.length > 0 ? undefined : 'info', ...rest };
  },
});
