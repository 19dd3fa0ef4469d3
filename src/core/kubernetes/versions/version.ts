import type { Build, ComponentName } from '../../model/documents/component.ts';
import type { Version } from '../../model/documents/version.ts';
import { baseName } from '../../model/source/directories.ts';

interface Releases {
  readonly major: number;
  readonly first: number;
  readonly last: number;
}

/** The minor releases of Kubernetes that the tables cover. What a later one changes is unknown. */
export const KUBERNETES_RELEASES: Releases = { major: 1, first: 16, last: 37 };

const ETCD: Releases = { major: 3, first: 3, last: 7 };

/** The releases of programs that are not released with Kubernetes. */
const OTHERS: Readonly<Partial<Record<ComponentName, Releases>>> = {
  etcd: ETCD,
  etcdctl: ETCD,
  etcdbrctl: { major: 0, first: 0, last: 99 },
  'metrics-server': { major: 0, first: 3, last: 8 },
  'konnectivity-server': { major: 0, first: 0, last: 40 },
  'konnectivity-agent': { major: 0, first: 0, last: 40 },
  prometheus: { major: 3, first: 0, last: 9 },
  vmagent: { major: 1, first: 0, last: 199 },
  otelcol: { major: 0, first: 0, last: 199 },
  flanneld: { major: 0, first: 0, last: 99 },
  calico: { major: 3, first: 0, last: 99 },
  calicoctl: { major: 3, first: 0, last: 99 },
  cilium: { major: 1, first: 0, last: 99 },
  haproxy: { major: 3, first: 0, last: 9 },
  nginx: { major: 1, first: 0, last: 99 },
  keepalived: { major: 2, first: 0, last: 9 },
  'kube-vip': { major: 1, first: 0, last: 99 },
  'cilium-agent': { major: 1, first: 0, last: 99 },
  'clustermesh-etcd': ETCD,
  'clustermesh-apiserver': { major: 1, first: 0, last: 99 },
  'cilium-clustermesh': { major: 1, first: 0, last: 99 },
  'hubble-relay': { major: 1, first: 0, last: 99 },
  'etcd-manager': { major: 3, first: 0, last: 99 },
  'rancher-agent': { major: 2, first: 0, last: 99 },
  'cloud-controller-manager': { major: 1, first: 0, last: 99 },
  'cluster-autoscaler': { major: 1, first: 0, last: 99 },
  descheduler: { major: 0, first: 0, last: 99 },
};

/** Whether the program has releases that differ from those of Kubernetes. */
export function isReleasedApart(component: ComponentName): boolean {
  return OTHERS[component] !== undefined;
}

/** The releases that the tables cover: those of Kubernetes for every program without its own. */
export function releasesOf(component: ComponentName): Releases {
  return OTHERS[component] ?? KUBERNETES_RELEASES;
}

/** "1.34", or "3.6" of etcd. */
export function versionText({ major, minor }: Version): string {
  return `${major}.${minor}`;
}

/** "1.34.2", or "1.34" if the patch is not stated. */
export function exactVersionText(version: Version): string {
  return version.patch === undefined ? versionText(version) : `${versionText(version)}.${version.patch}`;
}

export function isSameVersion(one: Version, other: Version): boolean {
  return one.major === other.major && one.minor === other.minor && one.patch === other.patch;
}

/** A minor release of Kubernetes. */
export function minorRelease(minor: number): Version {
  return { major: KUBERNETES_RELEASES.major, minor };
}

/** A minor release of a component as people write it. */
export function releaseText(component: ComponentName, minor: number): string {
  return versionText({ major: releasesOf(component).major, minor });
}

/** The version in an image's tag, such as "registry.k8s.io/etcd:3.5.16-0"; undefined if the tag tells none of the component's. */
export function imageVersion(image: string, component: ComponentName): Version | undefined {
  // OpenShift's tags count OpenShift's releases.
  if (/openshift|\/origin-/.test(image)) return undefined;
  const match = /^v?(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4})(?![^.\-+_]))?(?:[.\-+_]\S*)?$/.exec(readImage(image).tag);
  return match === null ? undefined : ofComponent(component, match[1], match[2], match[3]);
}

const REGISTRY = /^(?:registry\.k8s\.io|k8s\.gcr\.io)\/|(?:^|\/)google[_-]containers\//;

/** Who has built the program in an image: Kubernetes, whose registry others copy under its name, or somebody who marks the tag. */
export function imageBuild(image: string, component: ComponentName): Build | undefined {
  if (releasesOf(component) !== KUBERNETES_RELEASES) return undefined;
  const { tag } = readImage(image);
  if (tag !== '' && !/^v\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(tag)) return 'vendor';
  return tag !== '' && REGISTRY.test(image) ? 'kubernetes' : undefined;
}

/** The last segment of an image's name without tag, digest and architecture: "etcd" for "quay.io/coreos/etcd:v3.5". */
export function imageName(image: string): string {
  return readImage(image).name.replace(/-(?:amd64|arm64|arm|ppc64le|s390x)$/, '');
}

/**
 * The version in the path of a component's program: "/opt/kubernetes/v1.18.2/bin/kubelet", "/opt/etcd-v3.4.3-linux-amd64/etcd".
 * Undefined if the path tells none, or several.
 */
export function pathVersion(path: string, component: ComponentName): Version | undefined {
  const found: Version[] = [];
  for (const [, mark, major, minor, patch] of path.matchAll(VERSION_IN_PATH)) {
    // "1.18" alone is the version of anything.
    if (mark !== 'v' && patch === undefined) continue;
    const version = ofComponent(component, major, minor, patch);
    if (version) found.push(version);
  }
  return onlyVersion(found);
}

/** The version that all of them are; undefined for several. Without the patch if it differs. */
export function onlyVersion([first, ...others]: readonly Version[]): Version | undefined {
  if (!first || others.some(({ major, minor }) => major !== first.major || minor !== first.minor)) return undefined;
  return others.every(({ patch }) => patch === first.patch) ? first : { major: first.major, minor: first.minor };
}

const VERSION_IN_PATH = /(?<=^|[/_-])(v?)(\d{1,2})\.(\d{1,3})(?:\.(\d{1,4}))?(?=$|[/_+.-])/g;

/** The minor release of a version or label in kubeadm's configuration: "v1.34.2", "1.34", "stable-1.34"; undefined for one without. */
export function releaseOfLabel(kubernetesVersion: string): number | undefined {
  const match = /^(?:v|stable-|latest-|ci\/latest-|ci\/v)?1\.(\d{1,3})(?:[.+-]|$)/.exec(kubernetesVersion);
  return match ? Number(match[1]) : undefined;
}

/** The version that `kubernetesVersion` of kubeadm's configuration names; undefined for a label such as "stable-1". */
export function kubeadmVersion(kubernetesVersion: string): Version | undefined {
  const match = /^v?(1)\.(\d{1,3})(?:\.(\d{1,4})?|$)/.exec(kubernetesVersion.trim());
  return match === null ? undefined : ofComponent('kube-apiserver', match[1], match[2], match[3]);
}

/** A number of another project is no version of the component. */
function ofComponent(component: ComponentName, major = '', minor = '', patch?: string): Version | undefined {
  const { major: own } = releasesOf(component);
  if (Number(major) !== own) return undefined;
  return { major: own, minor: Number(minor), ...(patch !== undefined && { patch: Number(patch) }) };
}

/** A colon before the last slash is that of the registry's port; a digest stands behind an @. */
function readImage(image: string): { readonly name: string; readonly tag: string } {
  const [tagged = ''] = image.split('@', 1);
  const [name = '', ...tag] = baseName(tagged).split(':');
  return { name, tag: tag.join(':') };
}
