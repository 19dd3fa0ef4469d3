import type { ComponentName } from '../documents.ts';

/** A release by its first two numbers: Kubernetes' for its components, etcd's own for etcd. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

/** Minor releases: from `since` on (absent: from the oldest known here), before `until` (absent: to the newest known here). */
export interface VersionRange {
  readonly since?: number;
  readonly until?: number;
}

/** A range with the page that it is read off. */
export interface SourcedRange extends VersionRange {
  /** https: a pull request, a changelog or a source file. */
  readonly source: string;
}

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
