import { flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { textOr, unknownOf } from '../../cluster/nodes/settings.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { booleanOf, type DialedUrl, listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { sidePair, sideTrust } from '../side/pairAndTrust.ts';
import type { ConnectingSide } from '../side/side.ts';
import type { Participant } from './participant.ts';

/** etcdctl and etcd-backup-restore in a job, a unit or a container: clients of etcd, for backups above all, with flags of the same names. */
export const etcdctl: Participant = { connects: dialsEtcd };

function dialsEtcd(node: NodeView): readonly ConnectingSide[] {
  return node.components
    .filter(({ name }) => name === 'etcdctl' || name === 'etcdbrctl')
    .map((one) => toEtcd(node, one));
}

function toEtcd(node: NodeView, etcdctl: ComponentView): ConnectingSide {
  const at = flagPlace(etcdctl, 'endpoints');
  return {
    does: 'connects',
    service: 'etcd',
    end: { component: etcdctl.name, uri: etcdctl.uri, node: node.id },
    at,
    evidence: 'configured',
    targets: dialedUrls(etcdctl).map((url) => ({ url, asks: { value: url.host, at } })),
    asksFor: [],
    presents: sidePair(etcdctl, 'connects etcd'),
    trusts: sideTrust(etcdctl, 'connects etcd'),
    isInsecure: skipsVerification(etcdctl),
    unreadPair: unknownOf(etcdctl, 'cacert', 'cert', 'insecure-skip-tls-verify'),
  };
}

/** Without the flag, etcdctl verifies etcd, and etcd-backup-restore does not (gardener/etcd-backup-restore, pkg/types/etcdconnection.go, AddFlags). */
function skipsVerification(client: ComponentView): boolean {
  const view = flagView(client, 'insecure-skip-tls-verify');
  return view ? booleanOf(view.flag) === true : client.name === 'etcdbrctl';
}

/** A client uses TLS for an endpoint without a scheme if a certificate or a CA is given (etcd, client/v3 internal/endpoint, translateEndpoint). */
function dialedUrls(etcdctl: ComponentView): readonly DialedUrl[] {
  const endpoints = textOr(etcdctl, 'endpoints', '127.0.0.1:2379');
  const usesTls = ['cacert', 'cert'].some((name) => flagView(etcdctl, name) !== undefined);
  return listOf(endpoints).flatMap((endpoint) => {
    if (isTemplated(endpoint)) return [];
    return parseUrls(endpoint.includes('://') ? endpoint : `${usesTls ? 'https' : 'http'}://${endpoint}`);
  });
}
