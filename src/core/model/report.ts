import type { TokenSigner } from './artifacts/artifact.ts';
import type { Token } from './artifacts/token.ts';
import type { Connection, FirstBreak } from './connection.ts';
import type { DecodedFile } from './decodedFile.ts';
import type { Version } from './documents/version.ts';
import type { Finding } from './finding.ts';
import type { NodeView } from './node.ts';
import type { PeerVerification } from './peerVerification.ts';
import type { UnreadReason } from './ports.ts';

/** A file that was not read, and why; said in the tree and the log, never in silence. */
export interface SkippedFile {
  readonly uri: string;
  /**
   * `special` is a device, a pipe or a socket, `name` a name that is not UTF-8, `missing-target` a link that leads out of its folder or
   * nowhere, `link` one of which the host cannot tell where it leads, `archive` one that lies in an inspected folder, `too-many-nodes` a
   * node that the budget did not cover: none of its files was checked. `too-many-nodes-in-file`: a file that other nodes have parts of, which
   * were checked. `too-many-connections`: a node with only some of its connections
   * evaluated. `template`: one whose branches were not read.
   */
  readonly reason:
    | UnreadReason
    | 'too-large'
    | 'special'
    | 'name'
    | 'archive'
    | 'too-many-nodes'
    | 'too-many-nodes-in-file'
    | 'too-many-connections'
    | 'template';
  /** Bytes, where known. */
  readonly size?: number | undefined;
  /** Set if a file that is too large contains the fields of a Kubernetes object. */
  readonly hasObjects?: true;
  /** Set for a file directly in a static pod folder. */
  readonly isStaticPod?: true;
  /** Set for an archive in a git work tree. */
  readonly inRepository?: true;
  /** The target that the link itself states; absent for other files. */
  readonly target?: string | undefined;
}

/** A finding that a comment in its file hides. */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly scope: 'file' | 'next-line';
  /** The text of the comment after ` -- `; absent if there is none. */
  readonly reason?: string | undefined;
}

/** One node with everything that was concluded about it. */
export interface InspectedNode {
  readonly view: NodeView;
  readonly verifications: readonly PeerVerification[];
  readonly findings: readonly Finding[];
  /** The findings that comments in its files hide; absent if there are none. */
  readonly suppressed?: readonly SuppressedFinding[] | undefined;
  /**
   * SHA-256 of a certificate → SHA-256 of the one whose key verifiably signed it; itself for a self-signed one. Absent
   * where no signer is among the node's files, or none was found yet when the budget ended.
   */
  readonly issuers: ReadonlyMap<string, string>;
  /** The SHA-256 of those whose signer was not found because the budget ended; absent if all were checked. */
  readonly uncheckedIssuers?: ReadonlySet<string>;
  /** Whose key signed each JSON Web Token of its files. */
  readonly tokenSigners?: ReadonlyMap<Token, TokenSigner>;
}

/** The immutable result of an inspection. Every surface is drawn from it and from nothing else. */
export interface Report {
  /** Grows by one with each report of an inspector. */
  readonly revision: number;
  /** The clock it was made by; milliseconds since the epoch. */
  readonly now: number;
  /**
   * The next instant at which time alone changes a finding or a count of days; absent if nothing is left to wait for. Milliseconds
   * since the epoch.
   */
  readonly nextChange?: number | undefined;
  /** Only the nodes that were done by then: the others are still to come. */
  readonly isPartial?: true;
  readonly nodes: readonly InspectedNode[];
  readonly files: ReadonlyMap<string, DecodedFile>;
  readonly skipped: readonly SkippedFile[];
  /** Whether files that are left out by name were checked too. Absent if not. */
  readonly includesLeftOut?: boolean | undefined;
  /** The release of Kubernetes that every component was evaluated as. Absent if each was evaluated as the one of its files. */
  readonly release?: Version | undefined;
  /** Every connection of the clusters in the workspace, sorted by id. */
  readonly connections: readonly Connection[];
  /** Absent if no connection that works breaks by time alone. */
  readonly firstBreak?: FirstBreak | undefined;
  /** Sorted by file, place and rule. */
  readonly findings: readonly Finding[];
  /** The walk was cut short by the limit on the number of files. */
  readonly truncated: boolean;
}
