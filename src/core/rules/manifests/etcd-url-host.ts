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
      const readsZeros = holdsFor(etcd, ETCD_BEHAVIOURS.leadingZerosRefused) !== 'yes';
      for (const { flag, message } of URLS) {
        const urls = flagUrls(etcd, flag).filter((url) => isWeb(url) && !isTemplated(url.url));
        const isUsable = (url: DialledUrl) =>
          message === 'listen' ? canBind(url) || (readsZeros && HAS_ZEROS.test(url.host)) : url.host !== '';
        const misshapen = urls.find((url) => shapeFault(url) !== undefined);
        const wrong = misshapen ?? urls.find((url) => !isUsable(url));
        if (!wrong) continue;
        const data = { url: untrusted(wrong.url), flag };
        yield { message: shapeFault(wrong) ?? message, data, at: flagPlace(etcd, flag) };
      }
    }
  },
});

/** etcd reads all URLs before it looks at their hosts (etcd, client/pkg/types/urls.go, NewURLs). */
function shapeFault({ url, port }: DialledUrl): 'port' | 'path' | undefined {
  if (port === undefined) return 'port';
  return /^[a-z]+:\/\/[^/?#]*\//i.test(url) ? 'path' : undefined;
}

/** Sockets have no host. */
function isWeb({ scheme }: DialledUrl): boolean {
  return scheme === 'http' || scheme === 'https';
}

/** An address that Go read up to 1.16. */
const HAS_ZEROS = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Hosts with other characters than those of a name, such as systemd's %H, are replaced before etcd sees them. */
function canBind({ host }: DialledUrl): boolean {
  return host === 'localhost' || parseIp(host) !== undefined || !/^[a-z0-9.-]*$/.test(host);
}
