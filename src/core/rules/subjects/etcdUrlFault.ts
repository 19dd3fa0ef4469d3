import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import type { DialedUrl } from '../../kubernetes/values/flagValue.ts';
import { ETCD_BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import type { ComponentView } from '../../model/node.ts';

/** Whether etcd opens a URL, or tells others that they reach it there. */
export type EtcdUrlUse = 'listen' | 'advertise';

export interface EtcdUrlFault {
  readonly url: DialedUrl;
  /** Its shape, or else its host. */
  readonly fault: 'port' | 'path' | EtcdUrlUse;
}

/** The URLs of a flag for which etcd exits, in its order: it reads all of them before it looks at their hosts (etcd, client/pkg/types/urls.go, NewURLs). */
export function refusedUrls(etcd: ComponentView, use: EtcdUrlUse, urls: readonly DialedUrl[]): readonly EtcdUrlFault[] {
  if (holdsFor(etcd, ETCD_BEHAVIORS.urlHostsChecked) !== 'yes') return [];
  const readsZeros = holdsFor(etcd, ETCD_BEHAVIORS.leadingZerosRefused) !== 'yes';
  const isUsable = (url: DialedUrl) =>
    use === 'listen' ? canBind(url) || (readsZeros && HAS_ZEROS.test(url.host)) : url.host !== '';
  const judged = urls.filter((url) => isWeb(url) && !isTemplated(url.url));
  const shapes = judged.flatMap((url) => {
    const fault = shapeFault(url);
    return fault ? [{ url, fault }] : [];
  });
  const hosts = judged.flatMap((url) => (shapeFault(url) || isUsable(url) ? [] : [{ url, fault: use }]));
  return [...shapes, ...hosts];
}

function shapeFault({ url, port }: DialedUrl): 'port' | 'path' | undefined {
  if (port === undefined) return 'port';
  return /^[a-z]+:\/\/[^/?#]*\//i.test(url) ? 'path' : undefined;
}

/** Sockets have no host. */
function isWeb({ scheme }: DialedUrl): boolean {
  return scheme === 'http' || scheme === 'https';
}

/** An address that Go read up to 1.16. */
const HAS_ZEROS = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Hosts with other characters than those of a name, such as systemd's %H, are replaced before etcd sees them. */
function canBind({ host }: DialedUrl): boolean {
  return host === 'localhost' || parseIp(host) !== undefined || !/^[a-z0-9.-]*$/.test(host);
}
