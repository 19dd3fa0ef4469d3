import { namedServer } from '../../connections/participants/namedServer.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';
import { isSingleMember } from '../subjects/isSingleMember.ts';
import { nameIssue } from './nameIssue.ts';

/** Members verify each other's host, on both sides of the connection (etcd, "Transport security model"). */
export const etcdPeerSanMissingHost = defineRule({
  id: 'names/etcd-peer-san-missing-host',
  severity: 'error',
  basis: 'observed',
  title: 'The peer certificate of etcd lacks the host other members dial',
  messages: {
    missing: 'Other members dial this one as {host}, which its peer certificate does not name: `{clientError}`.',
    single: 'The peer certificate does not name {host}; a second member will not be able to join: `{clientError}`.',
  },
  docs: {
    why: "A member compares the host in another's `--initial-advertise-peer-urls` with the certificate it shows, and the remote address of an incoming connection as well.",
    fix: 'Move `etcd/peer.crt` and `.key` away, run `kubeadm init phase certs etcd-peer` (with the host among `etcd.local.peerCertSANs`), and restart etcd.',
    references: [ETCD_SECURITY],
  },
  *check(node, context) {
    const server = namedServer(node, context.verifications, 'etcd-peer');
    const isSingle = isSingleMember(componentOf(node, 'etcd'));
    for (const { host, at } of server?.missing ?? []) {
      if (!server) continue;
      yield {
        message: isSingle ? 'single' : 'missing',
        severity: isSingle ? 'warning' : undefined,
        ...nameIssue(node, server, host, server.use.credentials.at, [
          at && relatedPlace(at, phrase('Advertised to members here')),
        ]),
      };
    }
  },
});
