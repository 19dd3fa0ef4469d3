import { flagPlace } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { schemeMismatches } from '../../uses/views/schemeMismatches.ts';
import { replaceInValue } from '../edits/flagEdits.ts';
import { aboutPlaces, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** Both ends must agree on TLS (etcd, --listen-client-urls). */
export const etcdSchemeMismatch = defineRule(MANIFESTS['etcd-scheme-mismatch'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const etcd = componentOf(node, 'etcd');
    if (!apiserver || !etcd) return;
    for (const { dialed } of schemeMismatches(node)) {
      yield {
        message: dialed.scheme === 'http' ? 'clientPlain' : 'serverPlain',
        data: { url: dialed.url },
        at: flagPlace(apiserver, 'etcd-servers'),
        about: aboutPlaces(flagPlace(apiserver, 'etcd-servers'), [flagPlace(etcd, 'listen-client-urls')]),
        related: [relatedPlace(flagPlace(etcd, 'listen-client-urls'), phrase('etcd listens here'))],
        fixes: replaceInValue(node, apiserver, 'etcd-servers', dialed.url, otherScheme(dialed.url)),
      };
    }
  },
});

function otherScheme(url: string): string {
  return url.startsWith('https:') ? url.replace('https:', 'http:') : url.replace('http:', 'https:');
}
