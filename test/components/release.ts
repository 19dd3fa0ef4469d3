/** The sources of a judge's programs. */
export interface Release {
  /** The release of Kubernetes, such as "1.37.2". */
  readonly kubernetes: string;
  /** Such as "3.6.6". */
  readonly etcd: string;
}

/**
 * The newest release of which the module proxy serves every staging module; test/components/kubernetes/go.mod pins it. Some patches lack one
 * (1.32.10, 1.26.15): take the patch next to it.
 */
export const NEWEST: Release = { kubernetes: '1.37.2', etcd: '3.6.6' };

/** A release by its number, with the etcd that all releases are tried with. Throws for anything but "1.28.15". */
export function releaseOf(version: string): Release {
  if (!/^1\.\d+\.\d+$/.test(version)) throw new Error(`"${version}" is no release such as ${NEWEST.kubernetes}`);
  return { ...NEWEST, kubernetes: version };
}

/** 37 for "1.37.2". */
export const minorOf = ({ kubernetes }: Release): number => Number(kubernetes.split('.')[1]);
