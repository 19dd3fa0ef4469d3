import * as vscode from 'vscode';
import type { Report, Thresholds } from '../../core/index.ts';
import type { Inspection } from '../inspection.ts';
import { tooltipOf, toTreeItem } from './treeItem.ts';
import type { TreeNode } from './treeNode.ts';

/** What a tree shows of a report. */
export type ReportRows = (report: Report, thresholds: Thresholds) => readonly TreeNode[];

/** A view drawn from the report: rows are made when the view is looked at, once a report. */
export class PkiTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #inspection: Inspection;
  readonly #rowsOf: ReportRows;
  readonly #disposables: vscode.Disposable;
  #rows: readonly TreeNode[] | undefined;

  constructor(viewId: string, inspection: Inspection, rowsOf: ReportRows) {
    this.#inspection = inspection;
    this.#rowsOf = rowsOf;
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      inspection.onDidChange(() => {
        this.#rows = undefined;
        this.#changed.fire();
      }),
      vscode.window.createTreeView(viewId, { treeDataProvider: this, showCollapseAll: true }),
    );
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return toTreeItem(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    item.tooltip = tooltipOf(node);
    return item;
  }

  getChildren(node?: TreeNode): TreeNode[] {
    return [...(node ? node.children : this.#topLevel())];
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #topLevel(): readonly TreeNode[] {
    const { report, settings } = this.#inspection;
    if (!report) return [];
    this.#rows ??= this.#rowsOf(report, settings);
    return this.#rows;
  }
}
