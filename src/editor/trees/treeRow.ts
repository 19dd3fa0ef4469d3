import { type Description, type Finding, type Location, plainText, type Text } from '../../core/index.ts';
import type { Status, TreeNode } from './nodes/treeNode.ts';

/**
 * A row as a view holds it: the same object from report to report, drawn from the latest node with its id. So the view
 * keeps selection and expansion, and only what has changed is drawn again.
 */
export class TreeRow implements TreeNode {
  readonly parent: TreeRow | undefined;
  #node: TreeNode;
  #children: readonly TreeRow[] | undefined;
  #isExplained = false;

  constructor(node: TreeNode, parent?: TreeRow) {
    this.#node = node;
    this.parent = parent;
  }

  get id(): string {
    return this.#node.id;
  }
  get label(): Text {
    return this.#node.label;
  }
  get description(): Text | undefined {
    return this.#node.description;
  }
  get status(): Status {
    return this.#node.status;
  }
  get spoken(): Text | undefined {
    return this.#node.spoken;
  }
  get icon(): string {
    return this.#node.icon;
  }
  get about(): (() => Description) | undefined {
    return this.#node.about;
  }
  get findings(): readonly Finding[] | undefined {
    return this.#node.findings;
  }
  get target(): Location | undefined {
    return this.#node.target;
  }
  get certificate(): string | undefined {
    return this.#node.certificate;
  }
  get opensCertificate(): true | undefined {
    return this.#node.opensCertificate;
  }
  get inspects(): string | undefined {
    return this.#node.inspects;
  }
  get opens(): boolean | undefined {
    return this.#node.opens;
  }
  get expanded(): boolean | undefined {
    return this.#node.expanded;
  }
  get holds(): ((uri: string) => boolean) | undefined {
    return this.#node.holds;
  }

  /** Made when the row is opened. */
  get children(): readonly TreeRow[] {
    this.#children ??= this.#node.children.map((node) => new TreeRow(node, this));
    return this.#children;
  }

  /** The view keeps the tooltip it was given until the row is drawn again. */
  explained(): void {
    this.#isExplained = true;
  }

  /** Takes the node of a new report, and answers the rows to draw again: itself, or those below that were looked at. */
  renew(node: TreeNode): readonly TreeRow[] {
    const isChanged = this.#isExplained || isDrawnOtherwise(this.#node, node);
    this.#node = node;
    this.#isExplained = false;
    if (!this.#children) return isChanged ? [this] : [];
    const { rows, isSameList, changed } = renewRows(this.#children, node.children, this);
    this.#children = rows;
    return isChanged || !isSameList ? [this] : changed;
  }
}

/** The result of putting a new report into a list of rows. */
export interface RenewedRows {
  readonly rows: readonly TreeRow[];
  /** Whether the same rows stand in the same order. */
  readonly isSameList: boolean;
  /** The rows to draw again, each with all rows below it; no row is below another. */
  readonly changed: readonly TreeRow[];
}

/** Puts the nodes of a new report into the rows of the last one. Rows that were never expanded are skipped. */
export function renewRows(before: readonly TreeRow[], nodes: readonly TreeNode[], parent?: TreeRow): RenewedRows {
  const known = new Map(before.map((row) => [row.id, row]));
  const changed: TreeRow[] = [];
  const rows = nodes.map((node) => {
    const row = known.get(node.id);
    if (!row) return new TreeRow(node, parent);
    changed.push(...row.renew(node));
    return row;
  });
  const isSameList = rows.length === before.length && rows.every((row, at) => row === before[at]);
  return { rows, isSameList, changed };
}

function isDrawnOtherwise(before: TreeNode, after: TreeNode): boolean {
  return (
    isSaidOtherwise(before.label, after.label) ||
    isSaidOtherwise(before.description, after.description) ||
    before.status !== after.status ||
    isSaidOtherwise(before.spoken, after.spoken) ||
    before.icon !== after.icon ||
    before.opens !== after.opens ||
    before.certificate !== after.certificate ||
    (before.findings?.length ?? 0) !== (after.findings?.length ?? 0) ||
    before.target?.uri !== after.target?.uri ||
    before.target?.span.start !== after.target?.span.start ||
    before.target?.span.end !== after.target?.span.end
  );
}

function isSaidOtherwise(before: Text | undefined, after: Text | undefined): boolean {
  if (before === undefined || after === undefined) return before !== after;
  return plainText(before) !== plainText(after);
}
