import { flagText } from '../../cluster/nodes/flags.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';

/** The entries of `--etcd-servers` of which etcd listens at host and port, with the other scheme only. */
export function otherSchemes(node: NodeView): readonly ReturnType<typeof parseUrls>[number][] {
  const listening = parseUrls(flagText(componentOf(node, 'etcd'), 'listen-client-urls'));
  return parseUrls(flagText(componentOf(node, 'kube-apiserver'), 'etcd-servers')).filter((dialled) => {
    const same = listening.filter(({ host, port }) => port === dialled.port && isSameHost(host, dialled.host));
    return same.length > 0 && same.every(({ scheme }) => scheme !== dialled.scheme);
  });
}

/** True where kube-apiserver speaks TLS to a plain etcd: missing TLS flags follow from it. */
export function isTlsToPlainEtcd(node: NodeView): boolean {
  return otherSchemes(node).some(({ scheme }) => scheme === 'https');
}

function isSameHost(listening: string, dialled: string): boolean {
  if (listening === dialled || (isLoopback(listening) && isLoopback(dialled))) return true;
  return (listening === '0.0.0.0' || listening === '::') && isLoopback(dialled);
}
