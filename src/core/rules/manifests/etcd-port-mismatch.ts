import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { unknownOf } from '../../cluster/nodes/settings.ts';
import { type DialledUrl, parseUrls } from '../../kubernetes/values/flagValue.ts';
import { componentOf } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';
import { replaceInValue } from '../edits/flagEdits.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** kubeadm's ports of etcd that serve no clients (kubernetes.io, "Ports and Protocols"). */
const OTHER_PORTS: Readonly<Record<number, Text>> = {
  2380: phrase(' (the peer port)'),
  2381: phrase(' (the metrics port)'),
};

/** An address of this node at a port that its etcd does not listen on. */
export const etcdPortMismatch = defineRule(MANIFESTS['etcd-port-mismatch'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const members = node.components.filter(({ name }) => name === 'etcd');
    const [etcd] = members;
    if (!apiserver || !etcd) return;
    const listening = members.flatMap((member) => parseUrls(flagText(member, 'listen-client-urls')));
    if (listening.length === 0 || members.some((member) => unknownOf(member, 'listen-client-urls'))) return;
    for (const { host, port, url } of parseUrls(flagText(apiserver, 'etcd-servers'))) {
      const isOwn = isLoopback(host) || listening.some((one) => one.host === host);
      if (!isOwn || port === undefined || listening.some((one) => one.port === port)) continue;
      yield {
        message: 'closed',
        data: { port, hint: OTHER_PORTS[port] ?? '' },
        at: flagPlace(apiserver, 'etcd-servers'),
        related: [relatedPlace(flagPlace(etcd, 'listen-client-urls'), phrase('etcd listens here'))],
        fixes: replaceInValue(node, apiserver, 'etcd-servers', url, withPort(url, port, listening)),
      };
    }
  },
});

/** The URL with the port that etcd listens on for clients, where that is one. */
function withPort(url: string, port: number, listening: readonly DialledUrl[]): string {
  const ports = new Set(listening.flatMap((one) => one.port ?? []));
  const [only] = ports;
  return ports.size === 1 && url.endsWith(`:${port}`) ? `${url.slice(0, -`${port}`.length)}${only}` : url;
}
