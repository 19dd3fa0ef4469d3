import { flagText } from '../../cluster/nodes/flags.ts';
import { isLoopback } from '../../connections/participants/dialledHosts.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY_HOSTNAME } from '../references/componentReferences.ts';
import { nameIssue } from './nameIssue.ts';
import { unnamedKubeconfigHosts } from './unnamedKubeconfigHosts.ts';

/** kubeadm writes no loopback name into apiserver.crt (kubeadm, GetAPIServerAltNames). */
export const loopbackServerNotInSan = defineRule({
  id: 'names/loopback-server-not-in-san',
  severity: 'error',
  basis: 'observed',
  title: 'A kubeconfig dials a loopback host that the API server certificate does not name',
  messages: {
    notNamed:
      '{host} is not in the API server certificate: `{clientError}`. kubeadm adds loopback names only to etcd’s certificates{hint}.',
  },
  docs: {
    why: 'kubeadm puts the addresses of the node into `apiserver.crt`, but not `localhost`, `127.0.0.1` or `::1`; only the certificates of etcd have those.',
    fix: 'Use the advertised address of the API server, or add the loopback name to `apiServer.certSANs`, move `apiserver.crt` and `.key` away and run `kubeadm init phase certs apiserver --config <your kubeadm configuration>`.',
    references: [GO_VERIFY_HOSTNAME],
  },
  *check(node, context) {
    const advertised = flagText(componentOf(node, 'kube-apiserver'), 'advertise-address');
    for (const { server, dialled } of unnamedKubeconfigHosts(node, context)) {
      const [{ host, at }, ...others] = dialled;
      if (!at || !isLoopback(host)) continue;
      const places = others.map((other) => other.at && relatedPlace(other.at, phrase('Dials the same host')));
      const { data, command, ...rest } = nameIssue(node, server, host, at, places);
      const hint = advertised ? phrase('; this API server advertises {address}', { address: advertised }) : '';
      yield { message: 'notNamed', data: { ...data, hint }, ...rest };
    }
  },
});
