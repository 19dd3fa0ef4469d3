/** Minor releases of kubeadm 1.x that read a version of its API. */
export interface ReadBy {
  readonly first: number;
  /** Absent for the present version. */
  readonly last?: number;
  /** From this release on kubeadm warns about it. */
  readonly deprecatedIn?: number;
}

/** kubeadm, cmd/kubeadm/app/util/config and the release notes of the removals (pull requests 101129, 114540, 136016). */
const READ_BY: Readonly<Record<string, ReadBy>> = {
  'kubeadm.k8s.io/v1alpha3': { first: 12, last: 14, deprecatedIn: 13 },
  'kubeadm.k8s.io/v1beta1': { first: 13, last: 21, deprecatedIn: 17 },
  'kubeadm.k8s.io/v1beta2': { first: 15, last: 26, deprecatedIn: 24 },
  'kubeadm.k8s.io/v1beta3': { first: 22, last: 36, deprecatedIn: 31 },
  'kubeadm.k8s.io/v1beta4': { first: 31 },
};

/** Undefined for a version that is not known here. */
export function readBy(apiVersion: string): ReadBy | undefined {
  return Object.hasOwn(READ_BY, apiVersion) ? READ_BY[apiVersion] : undefined;
}

/** The oldest release that is still looked after somewhere; older ones are judged only where the file names them. */
export const OLDEST_SUPPORTED = 27;

/** The minor release in `kubernetesVersion`: "v1.34.2", "1.34", "stable-1.34"; undefined for labels without a number. */
export function minorOf(kubernetesVersion: string | undefined): number | undefined {
  const match = /^(?:v|stable-|latest-|ci\/latest-|ci\/v)?1\.(\d{1,3})(?:[.+-]|$)/.exec(kubernetesVersion ?? '');
  return match ? Number(match[1]) : undefined;
}
