import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { textOr } from '../../cluster/nodes/settings.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** A member finds itself in the initial cluster by name and URLs (etcd, "Clustering Guide"). */
export const etcdInitialClusterMismatch = defineRule(MANIFESTS['etcd-initial-cluster-mismatch'], {
  *check(node) {
    for (const etcd of node.components) {
      const name = flagText(etcd, 'name');
      const cluster = flagText(etcd, 'initial-cluster');
      const advertised = listOf(flagText(etcd, 'initial-advertise-peer-urls'));
      if (etcd.name !== 'etcd' || !name || !cluster || advertised.length === 0) continue;
      if ([name, cluster, ...advertised].some(isTemplated)) continue;
      const listed = listOf(cluster).flatMap((entry) =>
        entry.startsWith(`${name}=`) ? entry.slice(name.length + 1) : [],
      );
      if (listed.length > 0 && sameSet(listed, advertised)) continue;
      yield {
        message: listed.length > 0 ? 'otherUrl' : 'notListed',
        data: { name, listed: listed.join(','), advertised: advertised.join(',') },
        severity: textOr(etcd, 'initial-cluster-state', 'new') === 'new' ? undefined : 'hint',
        at: flagPlace(etcd, 'initial-cluster'),
        related: [
          relatedPlace(flagPlace(etcd, 'name'), phrase('The member name')),
          relatedPlace(flagPlace(etcd, 'initial-advertise-peer-urls'), phrase('The advertised peer URLs')),
        ],
      };
    }
  },
});

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  const plain = (urls: readonly string[]) => [...new Set(urls.map((url) => url.replace(/\/$/, '')))].sort().join();
  return plain(one) === plain(other);
}
