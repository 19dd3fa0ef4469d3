import * as vscode from 'vscode';
import type { Report, Thresholds } from '../../core/index.ts';
import type { Inspection } from '../inspection.ts';
import { tooltipOf, toTreeItem } from './treeItem.ts';
import type { TreeNode } from './treeNode.ts';

/** What a tree shows of a report. */
export type ReportRows = (report: Report, thresholds: Thresholds) => readonly TreeNode[];

/** A view drawn from the report: rows are made once a report, items when they come into sight. */
export class PkiTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #inspection: Inspection;
  readonly #rowsOf: ReportRows;
  readonly #disposables: vscode.Disposable;
  #rows: readonly TreeNode[] = [];
  #parents = new Map<TreeNode, TreeNode>();

  constructor(viewId: string, inspection: Inspection, rowsOf: ReportRows) {
    this.#inspection = inspection;
    this.#rowsOf = rowsOf;
    if (inspection.report) this.#draw(inspection.report);
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      inspection.onDidChange((report) => this.#draw(report)),
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
    return [...(node ? node.children : this.#rows)];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.#parents.get(node);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #draw(report: Report): void {
    this.#rows = this.#rowsOf(report, this.#inspection.settings);
    this.#parents = new Map();
    const adopt = (parent: TreeNode) => {
      for (const child of parent.children) {
        this.#parents.set(child, parent);
        adopt(child);
      }
    };
    for (const row of this.#rows) adopt(row);
    this.#changed.fire();
  }
}
