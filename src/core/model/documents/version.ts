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
