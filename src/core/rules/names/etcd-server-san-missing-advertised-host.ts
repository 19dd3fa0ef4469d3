import { namedServer } from '../../connections/participants/namedServer.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_CONFIGURATION, ETCD_SECURITY } from '../references/componentReferences.ts';
import { nameIssue } from './nameIssue.ts';

/** Clients learn etcd's addresses from --advertise-client-urls and verify them (etcd, "Configuration options"). */
export const etcdServerSanMissingAdvertisedHost = defineRule({
  id: 'names/etcd-server-san-missing-advertised-host',
  severity: 'warning',
  basis: 'observed',
  title: 'The certificate of etcd lacks a host that etcd advertises',
  messages: {
    missing: 'Clients are told to reach etcd at {host}, but its certificate does not name it: `{error}`.',
  },
  docs: {
    why: 'Other members, kubeadm and clients that discover members dial the hosts of `--advertise-client-urls` and compare them with the certificate.',
    fix: 'Move `etcd/server.crt` and `.key` away, add the host to `etcd.local.serverCertSANs`, run `kubeadm init phase certs etcd-server --config <your kubeadm configuration>`, and restart etcd.',
    references: [ETCD_CONFIGURATION, ETCD_SECURITY],
  },
  *check(node, context) {
    const server = namedServer(node, context.verifications, 'etcd');
    const dialled = new Set(server?.missing.filter(({ why }) => why === 'etcd-client').map(({ host }) => host));
    for (const { host, why, at } of server?.missing ?? []) {
      if (!server || why !== 'etcd-advertised' || dialled.has(host)) continue;
      const places = [at && relatedPlace(at, phrase('Advertised here'))];
      yield { message: 'missing', ...nameIssue(node, server, host, server.use.credentials.at, places) };
    }
  },
});
