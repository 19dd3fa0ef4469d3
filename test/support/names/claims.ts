import type { Finding } from '../../../src/core/model/finding.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import type { NodeFile } from '../nodeOptions.ts';

/** A component or tool of which a text says what it is, does or logs. */
export type Owner = keyof typeof OWNERS;

/** How messages name it, and how files other than by their name show that it is there. */
const OWNERS = {
  'kube-apiserver': /\bkube-apiserver\b|\bAPI servers?\b|\bThe API\b|\bin-cluster\b/i,
  'kube-controller-manager': /\bkube-controller-manager\b|\bcontroller manager\b/i,
  'kube-scheduler': /\bkube-scheduler\b|\bthe scheduler\b/i,
  kubelet: /\bkubelets?\b/i,
  etcd: /\betcd\b/i,
  kubeadm: /\bkubeadm\b/i,
  kubectl: /\bkubectl\b/i,
  istiod: /\bistio(?:d|’s)?\b/i,
  linkerd: /\blinkerd\b/i,
  talos: /\btalos\b/i,
  'cert-manager': /\bcert-manager\b/i,
  'argo-cd': /\bArgo CD\b/i,
} as const;

const ALL = Object.keys(OWNERS) as readonly Owner[];

/** Values of files in a text: quoted, paths and hosts, flags, users and names of signers. */
const VALUES = /"[^"]*"|\S*[/.@:]\S*\w|--[\w-]+|\bKUBELET_\w+/g;

/** A text that names an owner. */
export interface Claim {
  readonly text: string;
  readonly owners: readonly Owner[];
  /** Whether the text says that this is only likely. */
  readonly isGuess: boolean;
}

/** The claims of a finding: in its message, and at the places that it points to. */
export function claimsOf({ message, related }: Pick<Finding, 'message' | 'related'>): readonly Claim[] {
  return [message, ...related.map((place) => place.message)].flatMap((one) => {
    const text = plainText(one);
    const words = text.replaceAll(VALUES, ' ');
    const owners = ALL.filter((owner) => OWNERS[owner].test(words));
    return owners.length > 0 ? [{ text, owners, isGuess: GUESS.test(text) }] : [];
  });
}

const GUESS = /only names and content suggest/i;

/** The owners that kinds of documents show. The API server stores objects of the API; other owners here read them. */
const KINDS: readonly (readonly [RegExp, readonly Owner[]])[] = [
  [/^\s*(?:- )?"?apiVersion"?: "?kubeadm\.k8s\.io\//m, ['kubeadm', 'kube-apiserver', 'etcd', 'kubelet']],
  [/^\s*(?:- )?"?apiVersion"?: "?kubelet\.config\.k8s\.io\//m, ['kubelet']],
  [/^\s*(?:- )?"?kind"?: "?Config"?$/m, ['kube-apiserver', 'kubectl']],
  [/^\s*(?:- )?"?apiVersion"?: "?cert-manager\.io\//m, ['cert-manager']],
  [/^\s*(?:- )?"?apiVersion"?: "?certificates\.k8s\.io\//m, ['kube-apiserver', 'kube-controller-manager', 'kubelet']],
  [/^\s*(?:- )?"?kind"?: "?Pod"?$/m, ['kube-apiserver', 'kubelet']],
  [/^\s*(?:- )?"?apiVersion"?: "?(?!shop\.)\S+$/m, ['kube-apiserver']],
  [/^machine:$|^context: /m, ['talos', 'kube-apiserver', 'kubelet', 'etcd']],
  [/^\s*namespace: istio-system$/m, ['istiod']],
  [/^\s*namespace: linkerd$/m, ['linkerd']],
  [/argocd\.argoproj\.io\//, ['argo-cd']],
  [/^\s*kubeadm\.kubernetes\.io\//m, ['kubeadm']],
  [/^CERTIFICATE +EXPIRES +RESIDUAL TIME/m, ['kubeadm']],
];

/** The owners that the content of files shows: by the command that starts it, or by the kind of a document that it reads. */
export function ownersShown(files: ReadonlyMap<string, NodeFile>): ReadonlySet<Owner> {
  const shown = new Set<Owner>();
  for (const file of files.values()) {
    const text = textOf(file);
    for (const owner of ALL) if (commandOf(owner).test(text)) shown.add(owner);
    for (const [kind, owners] of KINDS) if (kind.test(text)) for (const owner of owners) shown.add(owner);
    // etcd's clients are in the command of the API server, as is that it connects to kubelets.
    if (commandOf('kube-apiserver').test(text)) for (const owner of ['etcd', 'kubelet'] as const) shown.add(owner);
  }
  return shown;
}

/** A program as the first word of a command: of a container, or of a unit. */
const commandOf = (owner: Owner) => new RegExp(`^\\s*(?:- |ExecStart=)"?(?:/\\S*/)?${owner}"?(?:$| )`, 'm');

/** The evidence that makes a finding true on a node with little more than a name. */
export type Ground = 'bytes' | 'command' | 'document' | 'unit' | 'output' | 'name and content';

export function groundOf({ evidence }: Pick<Finding, 'evidence'>, file: NodeFile): Ground {
  if (evidence === 'corroborated') return 'name and content';
  const text = textOf(file);
  if (ALL.some((owner) => commandOf(owner).test(text))) return 'command';
  if (/^\s*(?:- )?"?(?:apiVersion|machine|context)"?:/m.test(text)) return 'document';
  if (/^\[(?:Unit|Service)\]$|^KUBELET_\w+=/m.test(text)) return 'unit';
  return KINDS.some(([kind]) => kind.test(text)) ? 'output' : 'bytes';
}

const textOf = (file: NodeFile) => (file instanceof Uint8Array ? new TextDecoder().decode(file) : '');
