import * as vscode from 'vscode';
import type { Report, Thresholds } from '../../core/index.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { findRow, type Wanted } from './findRow.ts';
import type { TreeNode } from './nodes/treeNode.ts';
import { tooltipOf, toTreeItem } from './treeItem.ts';
import { renewRows, type TreeRow } from './treeRow.ts';
import type { NextTurn } from './turns.ts';

/** The rows of a tree for a report. */
export type ReportRows = (report: Report, thresholds: Thresholds) => readonly TreeNode[];

/**
 * A view drawn from the report: rows are made when they are looked at, and stay the same from report to report, so that
 * only what has changed is drawn again. A view that is not visible catches up when it is looked at.
 */
export class PkiTree implements vscode.TreeDataProvider<TreeRow>, vscode.Disposable {
  readonly view: vscode.TreeView<TreeRow>;
  readonly #changed = new vscode.EventEmitter<TreeRow[] | undefined>();
  /** The rows to draw again, each with what is below it; undefined for all. */
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #inspection: Inspection;
  readonly #rowsOf: ReportRows;
  readonly #nextTurn: NextTurn;
  readonly #disposables: vscode.Disposable;
  #rows: readonly TreeRow[] = [];
  #isStale = true;

  constructor(viewId: string, inspection: Inspection, rowsOf: ReportRows, nextTurn: NextTurn) {
    this.#inspection = inspection;
    this.#rowsOf = rowsOf;
    this.#nextTurn = nextTurn;
    this.view = vscode.window.createTreeView(viewId, { treeDataProvider: this, showCollapseAll: true });
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      this.view,
      inspection.onDidChange(() => this.renew()),
      this.view.onDidChangeVisibility(() => this.#catchUpIfVisible()),
    );
  }

  /** To be called when anything but the report changes what is shown. */
  renew(): void {
    this.#isStale = true;
    if (this.view.visible) this.#catchUp();
  }

  /** The top level, of the latest report. */
  get rows(): readonly TreeRow[] {
    this.#catchUp();
    return this.#rows;
  }

  getTreeItem(row: TreeRow): vscode.TreeItem {
    return toTreeItem(row);
  }

  resolveTreeItem(item: vscode.TreeItem, row: TreeRow): vscode.TreeItem {
    row.explained();
    item.tooltip = tooltipOf(row);
    return item;
  }

  async getChildren(row?: TreeRow): Promise<TreeRow[]> {
    if (row) return [...row.children];
    if (this.#isStale) await this.#nextTurn();
    return [...this.rows];
  }

  getParent({ parent }: TreeRow): TreeRow | undefined {
    return parent;
  }

  /** The row of a file; undefined if the tree shows none. */
  find(wanted: Wanted): TreeRow | undefined {
    return findRow(this.rows, wanted);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #catchUpIfVisible(): Promise<void> {
    await this.#nextTurn();
    if (this.view.visible) this.#catchUp();
  }

  #catchUp(): void {
    const { report, settings, exercise } = this.#inspection;
    if (!this.#isStale || !report) return;
    this.#isStale = false;
    const { rows, isSameList, changed } = renewRows(
      this.#rows,
      exercise.hidesAnswers || isEmpty(report) ? [] : this.#rowsOf(report, settings),
    );
    this.#rows = rows;
    if (!isSameList) this.#changed.fire(undefined);
    else if (changed.length > 0) this.#changed.fire([...changed]);
  }
}

/** Whether no tree has a row of it: what draws rows need not be loaded. */
function isEmpty({ files, skipped, truncated }: Report): boolean {
  return files.size === 0 && skipped.length === 0 && !truncated;
}
