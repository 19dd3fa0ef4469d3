import { isK0sFolder, K0S_DATA } from '../../kubernetes/layouts/k0sLayout.ts';
import type { FoundFile, InspectedFolder } from '../../model/root.ts';
import { splitEmbeddedPath } from '../../model/source/embeddedUri.ts';
import { placeKey } from './rootIndex.ts';

/** A place that may be a root, and the path on the node that it stands for; "" for "/" itself. */
export interface RootBase {
  readonly folder: InspectedFolder;
  readonly path: string;
  readonly hostPath: string;
  /** The same text for the same place. */
  readonly id: string;
}

/** Folders below which a path names its place on the node, longest first. */
const MARKERS = [
  'etc/kubernetes',
  'var/lib/kubelet',
  'var/lib/k0s',
  'var/lib/rancher',
  'etc/rancher',
  'var/lib/minikube',
  'var/lib/kubernetes',
  'etc/etcd',
  'srv/kubernetes',
  'system/secrets/kubernetes',
  'var/snap/microk8s',
];

/** The files that kubeadm creates in /etc/kubernetes/pki (kubernetes.io, "PKI certificates and requirements"). */
const PKI_FILE = /^(ca|apiserver(-kubelet-client|-etcd-client)?|front-proxy-(ca|client))\.(crt|key)$|^sa\.(pub|key)$/;
const KUBECONFIG_FILE = /^((super-)?admin|scheduler|controller-manager|kubelet|bootstrap-kubelet)\.conf$/;
const MANIFEST_FILE = /^(kube-apiserver|kube-controller-manager|kube-scheduler|etcd)\.(ya?ml|json|manifest)$/;

/** Whether a file is placed in /etc/kubernetes only because kubeadm gives its name to a kubeconfig. If it is not a kubeconfig, it may be from anywhere. */
export function isPlacedAsKubeconfig(path: string): boolean {
  const segments = path.split('/');
  const isBelowMarker = MARKERS.some((marker) => `/${path}`.includes(`/${marker}/`));
  return !isBelowMarker && KUBECONFIG_FILE.test(segments.at(-1) ?? '');
}

export function baseAt(folder: InspectedFolder, path: string, hostPath: string): RootBase {
  return { folder, path, hostPath, id: placeKey(folder.uri, path) };
}

/** The place of a root that a file's own place gives evidence of, relative to its folder; undefined without any. */
export function rootPathOf(file: FoundFile): string | undefined {
  for (const { path } of basesOfPlace(file)) return path;
  return undefined;
}

/** The kubeconfigs in k0s' `pki`, and those of them that components use (k0s, cmd/controller/certificates.go). */
const K0S_FILE = /^(?:(?:k0s-api|server|admin|ccm|scheduler|konnectivity)\.(?:crt|key)|(?:ccm|konnectivity)\.conf)$/;

/** Whether a folder has a file of a name directly in it. */
export type HasFile = (directory: string, name: string) => boolean;

/** The roots that a file's own path implies. `has` reports which names its folder contains, to tell installers with similar names apart. */
export function* basesOfPlace(file: FoundFile, has: HasFile = () => false): Generator<RootBase> {
  const { folder } = file;
  const embedded = splitEmbeddedPath(file.path);
  if (embedded) {
    yield baseAt(folder, embedded.folder, '');
    return;
  }
  const segments = file.path.split('/');
  const name = segments.pop() ?? '';
  const directory = segments.join('/');
  for (const marker of MARKERS) {
    const at = `/${directory}/`.indexOf(`/${marker}/`);
    if (at >= 0) {
      yield baseAt(folder, directory.slice(0, Math.max(0, at - 1)), '');
      return;
    }
  }
  // A lone ca.crt is anybody's; the other names are kubeadm's own.
  const last = (segments.at(-1) ?? folder.name).toLowerCase();
  const parent = segments.slice(0, -1).join('/');
  const isK0s = (candidate: string) => isK0sFolder((one) => has(candidate, one));
  if (isK0s(directory) && [PKI_FILE, KUBECONFIG_FILE, K0S_FILE].some((pattern) => pattern.test(name))) {
    if (last === 'pki' && segments.length > 0) yield baseAt(folder, parent, K0S_DATA);
    else yield baseAt(folder, directory, `${K0S_DATA}/pki`);
  } else if (PKI_FILE.test(name)) {
    const base = baseOfPki(folder, segments, name);
    if (base) yield base;
  } else if (KUBECONFIG_FILE.test(name)) {
    const pki = directory === '' ? 'pki' : `${directory}/pki`;
    yield baseAt(folder, directory, isK0s(pki) ? K0S_DATA : '/etc/kubernetes');
  } else if (MANIFEST_FILE.test(name)) {
    if (segments.length === 0) yield baseAt(folder, '', '/etc/kubernetes/manifests');
    else if (last === 'manifests') yield baseAt(folder, parent, '/etc/kubernetes');
  }
}

/** The place that a file with a name of kubeadm's PKI implies. */
function baseOfPki(folder: InspectedFolder, segments: readonly string[], name: string): RootBase | undefined {
  const isCa = /^ca\./.test(name);
  // The client of etcd may be kept with etcd's own files.
  const pki = segments.at(-1)?.toLowerCase() === 'etcd' && !isCa ? segments.slice(0, -1) : segments;
  if ((pki.at(-1) ?? folder.name).toLowerCase() === 'pki') {
    return pki.length === 0
      ? baseAt(folder, '', '/etc/kubernetes/pki')
      : baseAt(folder, pki.slice(0, -1).join('/'), '/etc/kubernetes');
  }
  return isCa ? undefined : baseAt(folder, segments.join('/'), '/etc/kubernetes/pki');
}
