/** A release: Kubernetes' for its components, etcd's own for etcd. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  /** Absent if it is not stated. */
  readonly patch?: number;
}

/** Minor releases: from `since` on (absent: from the oldest known here), before `until` (absent: to the newest known here). */
export interface VersionRange {
  readonly since?: number | undefined;
  /** The first patches of earlier minor releases that are in the range as well, since they are built with a newer Go, by the minor release. */
  readonly patches?: Readonly<Record<number, number>>;
  readonly until?: number | undefined;
}

/** A range with the page that it is read off. */
export interface SourcedRange extends VersionRange {
  /** https: a pull request, a changelog or a source file. */
  readonly source: string;
}
