import { flagPlace, flagText, flagUrls } from '../../cluster/nodes/flags.ts';
import { type DialedUrl, parseUrls } from '../../kubernetes/values/flagValue.ts';
import { componentOf } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { type ClosedPort, closedPort } from '../../uses/lookup/closedPort.ts';
import { replaceInValue } from '../edits/flagEdits.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** The purpose of an etcd port that is not for clients. */
const SERVED: Readonly<Record<Exclude<ClosedPort, 'closed'>, Text>> = {
  peers: phrase('its peers'),
  metrics: phrase('metrics'),
};

/** An address of this node at a port that its etcd does not listen on for clients. */
export const etcdPortMismatch = defineRule(MANIFESTS['etcd-port-mismatch'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const etcd = componentOf(node, 'etcd');
    if (!apiserver || !etcd) return;
    const listening = flagUrls(etcd, 'listen-client-urls');
    for (const dialed of parseUrls(flagText(apiserver, 'etcd-servers'))) {
      const { port, url } = dialed;
      const closed = closedPort(node, dialed);
      if (closed === undefined || port === undefined) continue;
      const place = {
        at: flagPlace(apiserver, 'etcd-servers'),
        related: [relatedPlace(flagPlace(etcd, 'listen-client-urls'), phrase('etcd listens here'))],
        fixes: replaceInValue(node, apiserver, 'etcd-servers', url, withPort(url, port, listening)),
      };
      const values = { port };
      if (closed === 'closed') yield { message: 'closed', data: values, ...place };
      else yield { message: 'other', data: { ...values, service: SERVED[closed] }, ...place };
    }
  },
});

/** The URL with the port that etcd listens on for clients, where that is one. */
function withPort(url: string, port: number, listening: readonly DialedUrl[]): string {
  const ports = new Set(listening.flatMap((one) => one.port ?? []));
  const [only] = ports;
  return ports.size === 1 && url.endsWith(`:${port}`) ? `${url.slice(0, -`${port}`.length)}${only}` : url;
}
