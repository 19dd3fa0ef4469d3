import { isProxyOfMembers } from '../../cluster/nodes/etcdProxy.ts';
import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { flagsOfSide } from '../../kubernetes/flags/flagTable.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { SideName } from '../../model/flagSpec.ts';
import { joined } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';
import { schemeMismatches } from '../../uses/views/schemeMismatches.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { refusedUrls } from '../subjects/etcdUrlFault.ts';

const LISTENERS = [
  ...listener('listen-client-urls', 'listens etcd'),
  ...listener('listen-peer-urls', 'listens etcd-peer'),
];

/** The scheme of a URL alone decides about TLS (etcd, "Transport security model"; CIS 2.1, 2.4). */
export const etcdListenHttp = defineRule(MANIFESTS['etcd-listen-http'], {
  *check(node) {
    for (const etcd of node.components) {
      if (etcd.name !== 'etcd') continue;
      // A mismatch is reported where kube-apiserver connects to etcd.
      const mismatched = new Set(schemeMismatches(node).map(({ listener: { port } }) => port));
      for (const { flag, side, certificate } of LISTENERS) {
        if (side === 'listens etcd-peer' && isProxyOfMembers(etcd)) continue;
        const hasCertificate = Boolean(flagText(etcd, certificate));
        const urls = parseUrls(flagText(etcd, flag));
        // For these, etcd exits, which another rule reports.
        const refused = new Set(refusedUrls(etcd, 'listen', urls).map(({ url }) => url));
        const plain = urls.filter(
          // On loopback and without any certificate it is a choice.
          (url) =>
            url.scheme === 'http' &&
            !refused.has(url) &&
            !mismatched.has(url.port) &&
            (hasCertificate || !isLoopback(url.host)),
        );
        if (plain.length === 0) continue;
        yield {
          message: hasCertificate ? 'ignored' : 'plain',
          data: {
            url: joined(
              plain.map(({ url }) => untrusted(url)),
              ', ',
            ),
            certificate,
          },
          severity: plain.every(({ host }) => isLoopback(host)) ? 'warning' : undefined,
          at: flagPlace(etcd, flag),
        };
      }
    }
  },
});

function listener(flag: string, side: SideName) {
  return flagsOfSide('etcd', side, 'certificate').map((certificate) => ({ flag, side, certificate }));
}
