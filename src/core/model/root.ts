/** A folder whose files are inspected: a workspace folder, or a folder given on the command line. */
export interface InspectedFolder {
  readonly uri: string;
  readonly name: string;
}

/** A candidate found below a folder. */
export interface FoundFile {
  readonly uri: string;
  readonly folder: InspectedFolder;
  /** Relative to the folder, separated by "/". */
  readonly path: string;
  readonly link: boolean;
  /** Set if its name or a folder's name marks it as a backup. */
  readonly archived?: true;
  /** Set for a file directly in a static pod folder. */
  readonly isStaticPod?: true;
  /** True below a folder that holds `.git`, as far up as the inspected folder reaches. */
  readonly inRepository?: boolean | undefined;
}

/** A node's directory and the URI that stands for it. */
export interface PathMount {
  /** Absolute, normalized, without a trailing slash; "" for the node's "/". */
  readonly hostPath: string;
  readonly uri: string;
  /** True if evidence alone shows it: what is not there may be elsewhere. */
  readonly isInferred?: boolean;
}

/** A folder that stands for a directory of the node, as the files in it that are named there show. */
export interface InferredMount extends PathMount {
  /** Relative to the root's folder. */
  readonly directory: string;
  /** The names of the files there that paths mention. */
  readonly names: readonly string[];
}

/**
 * Stands for one node's "/" in the workspace: a folder that holds `etc/kubernetes`, or a folder that itself is
 * `/etc/kubernetes`, its `pki` or its `manifests`, or one whose files are named by their paths on the node.
 */
export interface NodeRoot {
  readonly folder: InspectedFolder;
  /** The root's place below the folder, "" for the folder itself. */
  readonly path: string;
  readonly uri: string;
  /** Absent if no more is known than what its inferred mounts tell. */
  readonly hostPath?: string | undefined;
  /** Tried in order: settings' mappings, then inferred ones, then the root itself. */
  readonly mounts: readonly PathMount[];
  /** The mounts that are known by evidence alone; absent if there are none. */
  readonly inferred?: readonly InferredMount[];
  /** Paths on the node that several files are equally likely to be; absent if there are none. */
  readonly ambiguous?: ReadonlySet<string>;
}
