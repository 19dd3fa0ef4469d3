import { flagPlace, flagUrls } from '../../cluster/nodes/flags.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { refusedUrls } from '../subjects/etcdUrlFault.ts';

const URLS = [
  { flag: 'listen-peer-urls', use: 'listen' },
  { flag: 'listen-client-urls', use: 'listen' },
  { flag: 'listen-client-http-urls', use: 'listen' },
  { flag: 'listen-metrics-urls', use: 'listen' },
  { flag: 'initial-advertise-peer-urls', use: 'advertise' },
  { flag: 'advertise-client-urls', use: 'advertise' },
] as const;

/** etcd stops at the first host that it cannot use (etcd, server/embed/config.go, checkBindURLs and checkHostURLs). */
export const etcdUrlHost = defineRule(MANIFESTS['etcd-url-host'], {
  *check(node) {
    for (const etcd of node.components) {
      if (etcd.name !== 'etcd') continue;
      for (const { flag, use } of URLS) {
        const [first] = refusedUrls(etcd, use, flagUrls(etcd, flag));
        if (!first) continue;
        const data = { url: untrusted(first.url.url), flag };
        yield { message: first.fault, data, at: flagPlace(etcd, flag) };
      }
    }
  },
});
