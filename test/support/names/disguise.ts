/** Each word by which something shows that it belongs to Kubernetes, and a word of the same length that says nothing of it. */
const WORDS: Readonly<Record<string, string>> = {
  kubernetes: 'warehouses',
  kubelet: 'cashier',
  kubeadm: 'cashbox',
  kube: 'shop',
  system: 'office',
  masters: 'holders',
  nodes: 'shops',
  node: 'shop',
  apiserver: 'warehouse',
  'front-proxy': 'front-desks',
  etcd: 'till',
  healthcheck: 'stocktaking',
  scheduler: 'timetable',
  'controller-manager': 'department-manager',
  bootstrap: 'shoelaces',
  default: 'another',
  cluster: 'company',
  svc: 'web',
  admin: 'chief',
  talos: 'crete',
  istio: 'bazar',
  linkerd: 'grocery',
  argocd: 'greece',
  // The Secret in which Istio looks for its CA.
  cacerts: 'cabooks',
};

const WORD = new RegExp(
  Object.keys(WORDS)
    .sort((one, other) => other.length - one.length)
    .join('|'),
  'g',
);
const PEM = /(?<=-----BEGIN [^-\n]+-----)[A-Za-z0-9+/=\s]+(?=-----END)/;
const BASE64 = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40,}={0,2}/;
const ENCODED = new RegExp(`${PEM.source}|${BASE64.source}`, 'g');

/**
 * The same file about something else: identities, programs and namespaces have other names, also inside of certificates and base64.
 * Structures, dates and keys stay; signatures no longer fit.
 */
export function disguised(file: Uint8Array): Uint8Array {
  return Buffer.from(disguisedText(Buffer.from(file).toString('latin1')), 'latin1');
}

function disguisedText(text: string): string {
  let shown = '';
  let from = 0;
  for (const { 0: encoded, index } of text.matchAll(ENCODED)) {
    shown += withOtherWords(text.slice(from, index)) + disguisedBase64(encoded);
    from = index + encoded.length;
  }
  return shown + withOtherWords(text.slice(from));
}

/** Lines and indentation stay. Text that is no base64 after all is treated as words. */
function disguisedBase64(encoded: string): string {
  const wanted = encoded.replaceAll(/[\s=]/g, '');
  const content = Buffer.from(wanted, 'base64');
  if (content.toString('base64').replaceAll('=', '') !== wanted) return withOtherWords(encoded);
  const changed = Buffer.from(disguisedText(content.toString('latin1')), 'latin1')
    .toString('base64')
    .replaceAll('=', '');
  let at = 0;
  return encoded.replaceAll(/[A-Za-z0-9+/]/g, () => changed[at++] ?? '');
}

function withOtherWords(text: string): string {
  // A host and the second of its creation, as the kubelet names the pair that it signs itself.
  return text.replaceAll(WORD, (word) => WORDS[word] ?? word).replaceAll(/@(?=\d{10})/g, '.');
}
