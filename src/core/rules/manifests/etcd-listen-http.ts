import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { flagsOfSide } from '../../kubernetes/flags/flagTable.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { SideName } from '../../model/flagSpec.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';
import { schemeMismatches } from '../../uses/views/schemeMismatches.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

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
      for (const { flag, certificate } of LISTENERS) {
        for (const { scheme, host, port, url } of parseUrls(flagText(etcd, flag))) {
          if (scheme !== 'http' || mismatched.has(port)) continue;
          const hasCertificate = Boolean(flagText(etcd, certificate));
          // On loopback and without any certificate it is a choice.
          if (isLoopback(host) && !hasCertificate) continue;
          yield {
            message: hasCertificate ? 'ignored' : 'plain',
            data: { url, certificate },
            severity: isLoopback(host) ? 'warning' : undefined,
            at: flagPlace(etcd, flag),
          };
        }
      }
    }
  },
});

function listener(flag: string, side: SideName) {
  return flagsOfSide('etcd', side, 'certificate').map((certificate) => ({ flag, certificate }));
}
