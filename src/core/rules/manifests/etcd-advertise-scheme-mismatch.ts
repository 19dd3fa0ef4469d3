import { flagPlace, flagText, flagView } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { Flag } from '../../model/documents/component.ts';
import type { Fix } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { replaceValue } from '../edits/flagEdits.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

const PAIRS = [
  { listen: 'listen-client-urls', advertise: 'advertise-client-urls', byDefault: 'http://localhost:2379' },
  { listen: 'listen-peer-urls', advertise: 'initial-advertise-peer-urls', byDefault: 'http://localhost:2380' },
] as const;

/** Clients and members connect to the advertised address. The default listen addresses are etcd's own (etcd.io, "Configuration options"). */
export const etcdAdvertiseSchemeMismatch = defineRule(MANIFESTS['etcd-advertise-scheme-mismatch'], {
  *check(node): Iterable<IssueOf<(typeof MANIFESTS)['etcd-advertise-scheme-mismatch']>> {
    for (const etcd of node.components) {
      if (etcd.name !== 'etcd') continue;
      for (const { listen, advertise, byDefault } of PAIRS) {
        const listening = parseUrls(flagText(etcd, listen));
        const secure = parseUrls(flagText(etcd, advertise)).find(({ scheme }) => scheme === 'https');
        if (secure && areUnset(etcd, listen)) {
          const at = flagPlace(etcd, advertise);
          yield { message: 'byDefault', data: { url: secure.url, listen, listening: byDefault }, at };
          continue;
        }
        if (listening.length === 0 || listening.some(({ scheme }) => scheme !== 'https')) continue;
        const plain = parseUrls(flagText(etcd, advertise)).find(({ scheme }) => scheme === 'http');
        const flag = flagView(etcd, advertise)?.flag;
        if (!plain || !flag) continue;
        const at = flagPlace(etcd, advertise);
        yield {
          message: 'plain',
          data: { url: plain.url },
          at,
          related: [relatedPlace(flagPlace(etcd, listen), phrase('etcd listens here'))],
          fixes: withHttps(node, flag, at),
        };
      }
    }
  },
});

/** Nothing if the file says more than what is kept of it, as a user in a URL. */
function withHttps(node: NodeView, flag: Flag, at: Location): readonly Fix[] {
  const { value = '' } = flag;
  return at.span.end - at.span.start === value.length
    ? replaceValue(node, flag, at, value.replaceAll('http://', 'https://'))
    : [];
}
