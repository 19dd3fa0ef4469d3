import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { canonicalHost, isLoopback, memberUrls } from '../../uses/lookup/hosts.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** The API server connects to a host that is not one of the initial members of etcd; members may have joined since. */
export const etcdServersNotMember = defineRule(MANIFESTS['etcd-servers-not-member'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const etcd = componentOf(node, 'etcd');
    const members = etcd ? memberUrls(etcd).map(({ host }) => canonicalHost(host)) : [];
    // Names and addresses of one member cannot be distinguished; a single member is where kubeadm's others join.
    if (!apiserver || !etcd || members.length < 2) return;
    const own = ['advertise-client-urls', 'listen-client-urls'].flatMap((flag) => parseUrls(flagText(etcd, flag)));
    const known = new Set([...members, ...own.map(({ host }) => canonicalHost(host))]);
    const isAddress = (host: string) => /^[\d.]+$|:/.test(host);
    if (!members.every(isAddress)) return;
    for (const { host } of parseUrls(flagText(apiserver, 'etcd-servers'))) {
      if (isLoopback(host) || isTemplated(host) || !isAddress(host) || known.has(canonicalHost(host))) continue;
      const at = flagPlace(apiserver, 'etcd-servers');
      yield {
        message: 'stranger',
        data: { host, members: [...new Set(members)].join(', ') },
        at,
        related: relatedTo(at, [relatedPlace(flagPlace(etcd, 'initial-cluster'), phrase('The members'))]),
      };
    }
  },
});
