import type { Description, Finding, Location, Text } from '../../../core/index.ts';

/**
 * The status for a glance: `failing` for a thing in order that fails because of another, `unknown` if nothing is known, `none` if there is nothing to
 * judge.
 */
export type Status = 'good' | 'failing' | 'warning' | 'bad' | 'unknown' | 'none';

/** One row of a tree, without VS Code: everything a tree item is made from. */
export interface TreeNode {
  /** Unique in its tree and the same after a refresh, so that selection and expansion survive. */
  readonly id: string;
  readonly label: Text;
  readonly description?: Text | undefined;
  readonly status: Status;
  /** All that a screen reader says, the state included; made of label, description and status where absent. */
  readonly spoken?: Text | undefined;
  /** Id of a codicon; the status may replace it. */
  readonly icon: string;
  /** Made when it is asked for: most rows are never hovered. */
  readonly about?: (() => Description) | undefined;
  readonly findings?: readonly Finding[] | undefined;
  /** The target of a click. */
  readonly target?: Location | undefined;
  /** SHA-256 of the certificate the row stands for, for its commands. */
  readonly certificate?: string | undefined;
  /** A click opens the certificate itself, and not only the place that names it. */
  readonly opensCertificate?: true | undefined;
  /** The URI of the archive that a click inspects. */
  readonly inspects?: string | undefined;
  readonly children: readonly TreeNode[];
  /** Whether there are children, where they are made when they are looked at; absent if they are there already. */
  readonly opens?: boolean | undefined;
  readonly expanded?: boolean | undefined;
  /** Whether the row or one below it may be about a file; absent if that must be looked up. */
  readonly holds?: ((uri: string) => boolean) | undefined;
}

/** Whether the row can be opened; makes no children. */
export function isOpenable(node: TreeNode): boolean {
  return node.opens ?? node.children.length > 0;
}

const RANK: Readonly<Record<Status, number>> = { none: 0, unknown: 1, good: 2, failing: 3, warning: 4, bad: 5 };

/** The rows that need attention first, bad before warnings; the others in their order. */
export function worstFirst<T>(rows: readonly T[], statusOf: (row: T) => Status): readonly T[] {
  const rank = (row: T) => Math.max(RANK[statusOf(row)], RANK.good);
  return rows.toSorted((one, other) => rank(other) - rank(one));
}

/** The one that needs attention most; `none` of nothing. */
export function worstStatus(statuses: Iterable<Status>): Status {
  let worst: Status = 'none';
  for (const status of statuses) if (RANK[status] > RANK[worst]) worst = status;
  return worst;
}
