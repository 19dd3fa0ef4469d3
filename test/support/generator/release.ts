/** A Kubernetes release as far as a node's files show it. */
export interface Release {
  /** 16 for Kubernetes 1.16. */
  readonly minor: number;
  /** Such as "v1.29.3". */
  readonly version: string;
  /** The etcd that its kubeadm installs, such as "3.5.10-0". */
  readonly etcd: string;
}

export const OLDEST_MINOR = 16;
export const NEWEST_MINOR = 37;

/** `DefaultEtcdVersion` and `SupportedEtcdVersion` of cmd/kubeadm/app/constants at each release, from 1.16 on. */
const ETCD: readonly string[] = [
  '3.3.15-0',
  '3.4.3-0',
  '3.4.3-0',
  '3.4.13-0',
  '3.4.13-0',
  '3.4.13-0',
  '3.5.0-0',
  '3.5.1-0',
  '3.5.3-0',
  '3.5.4-0',
  '3.5.6-0',
  '3.5.7-0',
  '3.5.9-0',
  '3.5.10-0',
  '3.5.12-0',
  '3.5.15-0',
  '3.5.16-0',
  '3.5.21-0',
  '3.6.4-0',
  '3.6.6-0',
  '3.6.8-0',
  '3.7.0-0',
];

export function releaseOf(minor: number, patch: number): Release {
  return { minor, version: `v1.${minor}.${patch}`, etcd: ETCD[minor - OLDEST_MINOR] ?? '3.5.16-0' };
}

/** 3.5 for "3.5.10-0": minors of etcd compare as numbers while all are below ten. */
export const etcdMinor = (release: Release): number => Number(/^\d+\.\d+/.exec(release.etcd)?.[0] ?? 0);

/** The registry from which kubeadm of the release takes its images. */
export const registryOf = ({ minor }: Release): string => (minor < 25 ? 'k8s.gcr.io' : 'registry.k8s.io');

/** The group of administrators: kubeadm 1.29 took it out of system:masters. */
export const adminGroup = ({ minor }: Release): string => (minor < 29 ? 'system:masters' : 'kubeadm:cluster-admins');

/** kubeadm's configuration version of the time. */
export const kubeadmApi = ({ minor }: Release): string => (minor < 22 ? 'v1beta2' : minor < 31 ? 'v1beta3' : 'v1beta4');
