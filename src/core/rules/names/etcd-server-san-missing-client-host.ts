import { namedServer } from '../../connections/participants/namedServer.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY, GO_VERIFY_HOSTNAME } from '../references/componentReferences.ts';
import { nameIssue } from './nameIssue.ts';

/** kube-apiserver verifies the host of each entry of --etcd-servers (etcd client, Go VerifyHostname). */
export const etcdServerSanMissingClientHost = defineRule({
  id: 'names/etcd-server-san-missing-client-host',
  severity: 'error',
  basis: 'observed',
  title: 'The certificate of etcd lacks the host that kube-apiserver dials',
  messages: {
    missing:
      'kube-apiserver dials etcd as {host}, which the certificate of etcd does not name: `transport: authentication handshake failed: {clientError}`.',
  },
  docs: {
    why: 'kube-apiserver compares the host in `--etcd-servers` (kubeadm: 127.0.0.1) with the names of the certificate etcd shows. Without etcd it does not start.',
    fix: 'Move `etcd/server.crt` and `.key` away, run `kubeadm init phase certs etcd-server`, and restart etcd; or dial etcd under a name the certificate has.',
    references: [ETCD_SECURITY, GO_VERIFY_HOSTNAME],
  },
  *check(node, context) {
    const server = namedServer(node, context.verifications, 'etcd');
    for (const { host, why, at } of server?.missing ?? []) {
      if (!server || why !== 'etcd-client') continue;
      const places = [at && relatedPlace(at, phrase('kube-apiserver dials this host'))];
      yield { message: 'missing', ...nameIssue(node, server, host, server.use.credentials.at, places) };
    }
  },
});
