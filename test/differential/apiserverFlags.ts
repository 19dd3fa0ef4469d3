import type { PlacedNode } from './placedNode.ts';

/** What the front door knows of a kube-apiserver's flags: with a file each, or as they stand. */
const FILES = new Set([
  'tls-cert-file',
  'tls-private-key-file',
  'client-ca-file',
  'requestheader-client-ca-file',
  'proxy-client-cert-file',
  'proxy-client-key-file',
  'etcd-cafile',
  'etcd-certfile',
  'etcd-keyfile',
]);
const PLAIN =
  /^(requestheader-(allowed-names|username-headers|group-headers|extra-headers-prefix)|anonymous-auth|tls-min-version)$/;

/** The manifest's flags with the paths of this disk. Those of etcd's files are read, but no etcd is dialled. */
export function apiserverFlags(node: PlacedNode): readonly string[] {
  return node.flagList('kube-apiserver').flatMap(([name, value]) => {
    if (FILES.has(name)) return [`--${name}=${value === '' ? '' : node.mounted('kube-apiserver', value)}`];
    if (name === 'tls-sni-cert-key') return [`--${name}=${sniPair(node, value)}`];
    return PLAIN.test(name) ? [`--${name}=${value}`] : [];
  });
}

/** "certificate,key" or "certificate,key:name,name". */
function sniPair(node: PlacedNode, value: string): string {
  const [pair = '', ...names] = value.split(':');
  const files = pair.split(',').map((path) => node.mounted('kube-apiserver', path));
  return [files.join(','), ...names].join(':');
}
