import type { Flag } from '../../kubernetes/documents.ts';
import { parseUrls } from '../../kubernetes/flagValue.ts';
import type { Fix } from '../../model/finding.ts';
import { phrase } from '../../model/text/text.ts';
import { flagPlace, flagText, flagView } from '../../nodes/flags.ts';
import type { Location } from '../../text/span.ts';
import { ETCD_CONFIGURATION } from '../componentReferences.ts';
import { replaceValue } from '../flagEdits.ts';
import { relatedPlace } from '../places.ts';
import { defineRule } from '../rule.ts';

const PAIRS = [
  { listen: 'listen-client-urls', advertise: 'advertise-client-urls' },
  { listen: 'listen-peer-urls', advertise: 'initial-advertise-peer-urls' },
] as const;

/** Clients and members dial what is advertised. */
export const etcdAdvertiseSchemeMismatch = defineRule({
  id: 'manifests/etcd-advertise-scheme-mismatch',
  severity: 'warning',
  basis: 'observed',
  title: 'etcd advertises a URL without TLS and listens with it',
  messages: { plain: 'etcd listens with https and advertises {url}: whoever dials that is cut off.' },
  docs: {
    why: 'The advertised URLs are handed to clients and members, which dial them as they are.',
    fix: 'Advertise `https://`.',
    references: [ETCD_CONFIGURATION],
  },
  *check(node) {
    for (const etcd of node.components) {
      if (etcd.name !== 'etcd') continue;
      for (const { listen, advertise } of PAIRS) {
        const listening = parseUrls(flagText(etcd, listen));
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
          fixes: withHttps(flag, at),
        };
      }
    }
  },
});

/** Nothing where the file says more than what is kept of it, as a user in a URL. */
function withHttps(flag: Flag, at: Location): readonly Fix[] {
  const { value = '' } = flag;
  return at.span.end - at.span.start === value.length
    ? replaceValue(flag, at, value.replaceAll('http://', 'https://'))
    : [];
}
