import { flagText, flagUrls } from '../../cluster/nodes/flags.ts';
import { type DialedUrl, listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { Connection } from '../../model/connection.ts';
import { derived } from '../../model/memo/derived.ts';
import type { ComponentView } from '../../model/node.ts';

/** A resource that kube-apiserver stores in other etcd members, with their URLs. */
export interface EtcdOverride {
  /** The group and the resource: `/events`. */
  readonly resource: string;
  readonly urls: readonly DialedUrl[];
}

/** The entries of `--etcd-servers-overrides`: `group/resource#url;url`, separated by commas. */
export const etcdOverrides = derived((apiserver: ComponentView): readonly EtcdOverride[] =>
  listOf(flagText(apiserver, 'etcd-servers-overrides')).flatMap((entry) => {
    const [resource = '', servers = '', ...others] = entry.split('#');
    return others.length > 0 ? [] : { resource, urls: parseUrls(servers.replaceAll(';', ',')) };
  }),
);

/** Whether kube-apiserver connects to the address for single resources only. */
export function isOverrideOnly(apiserver: ComponentView, dialed: Connection['dialed']): boolean {
  const isThere = etcdOverrides(apiserver).some(({ urls }) => leadsTo(urls, dialed));
  return isThere && !leadsTo(flagUrls(apiserver, 'etcd-servers'), dialed);
}

/** Whether one of the URLs leads to the address. */
export function leadsTo(urls: readonly DialedUrl[], dialed: Connection['dialed']): boolean {
  return urls.some(({ host, port }) => host === dialed?.host && port === dialed.port);
}
