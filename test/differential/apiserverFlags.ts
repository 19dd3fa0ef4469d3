import type { PlacedNode } from './placedNode.ts';

/** The flags that a run chooses itself: where the server listens, and which etcd it uses. */
const CHOSEN_BY_RUN = new Set(['etcd-servers', 'secure-port', 'bind-address', 'cert-dir']);

/** The manifest's flags with the paths of this disk, but for those that the run chooses. */
export function apiserverFlags(node: PlacedNode): readonly string[] {
  return node.flagList('kube-apiserver').flatMap(([name, value]) => {
    if (CHOSEN_BY_RUN.has(name)) return [];
    return [`--${name}=${name === 'tls-sni-cert-key' ? sniPair(node, value) : placed(node, value)}`];
  });
}

function placed(node: PlacedNode, value: string): string {
  return value.startsWith('/') ? node.mounted('kube-apiserver', value) : value;
}

/** "certificate,key" or "certificate,key:name,name". */
function sniPair(node: PlacedNode, value: string): string {
  const [pair = '', ...names] = value.split(':');
  return [
    pair
      .split(',')
      .map((path) => placed(node, path))
      .join(','),
    ...names,
  ].join(':');
}
