import { commonName } from '../../formats/x509/subjectNames.ts';
import { append } from '../../model/collections/lookup.ts';
import { leafOf } from '../../model/credentialSource.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import type { ComponentView, KubeconfigView } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import { baseName, parentOf } from '../../model/source/directories.ts';
import { contentOf } from '../../model/text/untrusted.ts';

/** A component whose flag names a kubeconfig. */
export interface KubeconfigReader {
  readonly component: ComponentView['name'];
  readonly document?: ComponentDocument | undefined;
  /** As the flag gives it: inside the container, where the component runs in one. */
  readonly path: string;
  /** Whether the kubelet only asks for its first certificate with it. */
  readonly isBootstrap: boolean;
}

/** The evidence that a kubeconfig's path gives about its owner. */
export interface KubeconfigPlace {
  /** Whether other files prove the installer's layout, to which its path belongs. */
  readonly isProven: boolean;
  /** Whether it is in a folder of the cluster's on a node, and not only has a name of one there. */
  readonly isInCluster: boolean;
}

const NOWHERE: KubeconfigPlace = { isProven: false, isInCluster: false };

/** Who uses a kubeconfig. */
export type KubeconfigUse = Pick<KubeconfigView, 'owner' | 'otherOwners' | 'isBootstrap' | 'ownerEvidence'>;

const KUBECTL: KubeconfigUse = { owner: 'kubectl' };
const KUBELET: KubeconfigUse = { owner: 'kubelet' };
const BOOTSTRAP: KubeconfigUse = { owner: 'kubelet', isBootstrap: true };

/** kubeadm's names (kubernetes.io, "PKI certificates and requirements"), and k0s' (k0s, pkg/config/cfgvars.go and cmd/controller/certificates.go). */
const INSTALLED: Readonly<Record<string, KubeconfigUse>> = {
  '/etc/kubernetes/admin.conf': KUBECTL,
  '/etc/kubernetes/super-admin.conf': KUBECTL,
  '/etc/kubernetes/scheduler.conf': { owner: 'kube-scheduler' },
  '/etc/kubernetes/controller-manager.conf': { owner: 'kube-controller-manager' },
  '/etc/kubernetes/kubelet.conf': KUBELET,
  '/etc/kubernetes/bootstrap-kubelet.conf': BOOTSTRAP,
  '/var/lib/k0s/pki/admin.conf': KUBECTL,
  '/var/lib/k0s/pki/ccm.conf': { owner: 'kube-controller-manager' },
  '/var/lib/k0s/pki/scheduler.conf': { owner: 'kube-scheduler' },
  '/var/lib/k0s/kubelet.conf': KUBELET,
  '/var/lib/k0s/kubelet-bootstrap.conf': BOOTSTRAP,
};

/** Identifies a kubeconfig by its file, and by its place if the file contains several. */
export function kubeconfigKey({ uri, span, embedded }: KubeconfigDocument): string {
  return embedded ? `${uri}#${span.start}` : uri;
}

/** The key of the kubeconfig that a path leads to; undefined if it leads to no file. */
export function readKubeconfigKey(resolution: Resolution | undefined): string | undefined {
  if (resolution?.kind !== 'file') return undefined;
  const held = resolution.file.documents.find((one) => one.kind === 'kubeconfig' && one.embedded);
  return held?.kind === 'kubeconfig' ? kubeconfigKey(held) : resolution.uri;
}

/** The components whose flags name a kubeconfig, by its key. */
export function kubeconfigReaders(
  components: readonly ComponentView[],
): ReadonlyMap<string, readonly KubeconfigReader[]> {
  const readers = new Map<string, KubeconfigReader[]>();
  for (const { name, document, flags } of components) {
    for (const { reference, spec } of flags) {
      const key = spec?.role === 'kubeconfig' ? readKubeconfigKey(reference?.resolution) : undefined;
      if (!reference || !spec || key === undefined) continue;
      const isBootstrap = spec.name === 'bootstrap-kubeconfig';
      const reader = { component: name, document, path: reference.path, isBootstrap };
      append(readers, key, reader);
    }
  }
  return readers;
}

/**
 * Tells who uses a kubeconfig: the component whose flag names it, else by the path at which kubeadm or k0s writes it, else by the client that it holds, else by the
 * names that people give such files, else kubectl.
 */
export function kubeconfigUse(
  view: KubeconfigView,
  readers: readonly KubeconfigReader[],
  { isProven, isInCluster }: KubeconfigPlace = NOWHERE,
): KubeconfigUse {
  const [first] = readers;
  if (first) {
    const { component: owner } = first;
    const others = [...new Set(readers.map(({ component }) => component))].filter((component) => component !== owner);
    const isBootstrap = readers.some((reader) => reader.isBootstrap);
    return { owner, ...(others.length > 0 && { otherOwners: others }), ...(isBootstrap && { isBootstrap }) };
  }
  const { hostPath } = view;
  const installed = hostPath === undefined ? undefined : INSTALLED[hostPath];
  if (installed && (isProven || installed.owner === 'kubectl')) return installed;
  // Calico, Cilium and others write one for the plugin that the container runtime starts.
  if (/\/cni\/net\.d\//.test(hostPath ?? view.uri)) return { owner: 'network-plugin' };
  // A person may keep a copy of any.
  if (hostPath !== undefined && /^\/(?:root|home)\//.test(hostPath)) return KUBECTL;
  const [byClient, byPath] = [useByClient(view), useByPath(hostPath ?? view.uri)];
  const guess = byClient ?? byPath;
  if (!guess) return KUBECTL;
  const isNamed = byPath?.owner === guess.owner || isNamedForItsNode(view);
  const isContent = [byClient, useByUserName(view)].some((use) => use?.owner === guess.owner);
  // Its name and its folder are one sign, its path, unless other files prove the folder.
  const isCorroborated = isContent ? isNamed || isInCluster : isNamed && isInCluster && isProven;
  return { ...guess, ownerEvidence: isCorroborated ? 'corroborated' : 'inferred' };
}

/** Whether a file such as `worker-0.kubeconfig` has the name of the node whose certificate it holds. */
function isNamedForItsNode({ uri, current: { user } }: KubeconfigView): boolean {
  const certificate = leafOf(user?.clientCertificate)?.certificate;
  const [, node] = /^system:node:(.+)$/.exec((certificate && commonName(certificate)) ?? '') ?? [];
  return node !== undefined && [node, `${node}.kubeconfig`, `${node}.conf`].includes(baseName(uri));
}

const USERS: Readonly<Record<string, KubeconfigUse>> = {
  'system:kube-scheduler': { owner: 'kube-scheduler' },
  'system:kube-controller-manager': { owner: 'kube-controller-manager' },
  'system:kube-proxy': { owner: 'kube-proxy' },
  'kubelet-bootstrap': BOOTSTRAP,
};

/** The user of the current context, or the only one of a file without contexts. */
function userOf({ current, document, users }: KubeconfigView): KubeconfigView['current']['user'] {
  return current.user ?? (document.contexts.length === 0 && users.length === 1 ? users[0] : undefined);
}

function useByClient(view: KubeconfigView): KubeconfigUse | undefined {
  const user = userOf(view);
  const certificate = leafOf(user?.clientCertificate)?.certificate;
  if (!certificate) {
    if (KUBELETS_OWN.test(user?.user.clientCertificate.file?.value ?? '')) return KUBELET;
    return user ? useOf(user.user.name) : undefined;
  }
  const isBootstrapper = certificate.subject.attributes.some(
    ({ type, value }) => type === 'O' && /^system:bootstrappers(:|$)/.test(contentOf(value)),
  );
  return isBootstrapper ? BOOTSTRAP : useOf(commonName(certificate));
}

/** The link that the kubelet keeps on its own certificate (client-go, certificate_store.go). */
const KUBELETS_OWN = /\/kubelet-client-current\.pem$/;

function useByUserName(view: KubeconfigView): KubeconfigUse | undefined {
  const user = userOf(view);
  return user && useOf(user.user.name);
}

/** The component whose user Kubernetes defines by this name. */
export function componentOfUser(user: string): KubeconfigUse['owner'] | undefined {
  const use = useOf(user);
  return use === BOOTSTRAP ? undefined : use?.owner;
}

function useOf(user: string): KubeconfigUse | undefined {
  return /^system:node:./.test(user) ? KUBELET : USERS[user];
}

const COMPONENT_FILE =
  /^(?:kube-?config[-_.])?(?:kube-)?(scheduler|controller-manager|kubelet)(?:[-_.]kube-?config)?(?:\.(?:conf|ya?ml))?$/;
const PROXY_FILE = /^(?:kube-?config[-_.])?kube-proxy(?:[-_.]kube-?config)?(?:\.(?:conf|ya?ml))?$/;
const BOOTSTRAP_FILE = /^(?:kubelet-)?bootstrap(?:-kubelet)?(?:[-_.]kube-?config)?(?:\.(?:conf|ya?ml))?$/;
const PLAIN_FILE = /^(?:kube)?config(?:\.(?:conf|ya?ml))?$/;

/** By a name such as `kube-scheduler.kubeconfig`, or a folder such as `kube-proxy`; undefined for any other. */
export function useByPath(path: string): KubeconfigUse | undefined {
  const name = baseName(path);
  if (BOOTSTRAP_FILE.test(name)) return BOOTSTRAP;
  const component = PLAIN_FILE.test(name) ? baseName(parentOf(path)) : name;
  if (PROXY_FILE.test(component)) return { owner: 'kube-proxy' };
  switch (COMPONENT_FILE.exec(component)?.[1]) {
    case 'scheduler':
      return { owner: 'kube-scheduler' };
    case 'controller-manager':
      return { owner: 'kube-controller-manager' };
    case 'kubelet':
      return KUBELET;
    default:
      return undefined;
  }
}
