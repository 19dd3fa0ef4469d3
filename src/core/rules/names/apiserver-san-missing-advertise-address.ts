import { namedServer } from '../../connections/participants/namedServer.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { PKI_PAGE } from '../references/references.ts';
import { nameIssue } from './nameIssue.ts';

/** The node's own components dial the advertised address (kubeadm, GetAPIServerAltNames). */
export const apiserverSanMissingAdvertiseAddress = defineRule({
  id: 'names/apiserver-san-missing-advertise-address',
  severity: 'error',
  basis: 'observed',
  title: 'The API server certificate lacks the address it advertises',
  messages: {
    used: '`--advertise-address` {host} is not in the API server certificate, and {files} connect to it: `{clientError}`.',
    unused:
      '`--advertise-address` {host} is not in the API server certificate; whoever connects to it will see `{error}`.',
  },
  docs: {
    why: "kubeadm points the controller manager, the scheduler and the kubelet of a control-plane node to the node's own address. A certificate copied from another node, or made before the address changed, does not name it.",
    fix: 'Move `apiserver.crt` and `apiserver.key` away, run `kubeadm init phase certs apiserver --config <your kubeadm configuration>` on this node, and restart kube-apiserver.',
    references: [PKI_PAGE],
  },
  *check(node, context) {
    const server = namedServer(node, context.verifications, 'kube-apiserver');
    const advertised = server?.missing.find(({ why }) => why === 'advertise-address');
    if (!server || !advertised) return;
    const { host } = advertised;
    const users = server.missing.filter((other) => other.why === 'kubeconfig' && other.host === host);
    const places = [advertised, ...users].map(({ at, why }) => {
      return (
        at &&
        relatedPlace(
          at,
          why === 'kubeconfig' ? phrase('Connects to this address') : phrase('The address that is advertised'),
        )
      );
    });
    const { data, ...rest } = nameIssue(node, server, host, server.use.credentials.at, places);
    const files = users.map(({ kubeconfig }) => kubeconfig?.uri.slice(kubeconfig.uri.lastIndexOf('/') + 1)).join(', ');
    const message = users.length > 0 ? 'used' : 'unused';
    yield { message, data: { ...data, files }, severity: users.length > 0 ? undefined : 'info', ...rest };
  },
});
