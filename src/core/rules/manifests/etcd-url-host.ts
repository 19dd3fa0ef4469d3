import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagPlace, flagUrls } from '../../cluster/nodes/flags.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import type { DialledUrl } from '../../kubernetes/values/flagValue.ts';
import { ETCD_BEHAVIOURS } from '../../kubernetes/versions/behaviours.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

const URLS = [
  { flag: 'listen-peer-urls', message: 'listen' },
  { flag: 'listen-client-urls', message: 'listen' },
  { flag: 'listen-client-http-urls', message: 'listen' },
  { flag: 'listen-metrics-urls', message: 'listen' },
  { flag: 'initial-advertise-peer-urls', message: 'advertise' },
  { flag: 'advertise-client-urls', message: 'advertise' },
] as const;

/** etcd stops at the first host that it cannot use (etcd, server/embed/config.go, checkBindURLs and checkHostURLs). */
export const etcdUrlHost = defineRule(MANIFESTS['etcd-url-host'], {
  *check(node) {
    for (const etcd of node.components) {
      if (etcd.name !== 'etcd' || holdsFor(etcd, ETCD_BEHAVIOURS.urlHostsChecked) !== 'yes') continue;
      for (const { flag, message } of URLS) {
        const isUsable = message === 'listen' ? canBind : ({ host }: DialledUrl) => host !== '';
        const wrong = flagUrls(etcd, flag).find((url) => isWeb(url) && !isTemplated(url.url) && !isUsable(url));
        if (!wrong) continue;
        yield { message, data: { url: untrusted(wrong.url), flag }, at: flagPlace(etcd, flag) };
      }
    }
  },
});

/** Sockets have no host. */
function isWeb({ scheme }: DialledUrl): boolean {
  return scheme === 'http' || scheme === 'https';
}

/** Hosts with other characters than those of a name, such as systemd's %H, are replaced before etcd sees them. */
function canBind({ host }: DialledUrl): boolean {
  return host === 'localhost' || parseIp(host) !== undefined || !/^[a-z0-9.-]*$/.test(host);
}
