import type { ComponentName } from '../../model/documents/component.ts';
import type { Version } from '../../model/documents/version.ts';

interface Releases {
  readonly major: number;
  readonly first: number;
  readonly last: number;
}

const KUBERNETES: Releases = { major: 1, first: 16, last: 37 };

const ETCD: Releases = { major: 3, first: 3, last: 7 };

/** The releases that the tables cover: those of etcd for etcd, of Kubernetes for everything else. */
export function releasesOf(component: ComponentName): Releases {
  return component === 'etcd' ? ETCD : KUBERNETES;
}

/** "1.34", or "3.6" of etcd. */
export function versionText({ major, minor }: Version): string {
  return `${major}.${minor}`;
}

/** A minor release of a component as people write it. */
export function releaseText(component: ComponentName, minor: number): string {
  return versionText({ major: releasesOf(component).major, minor });
}
