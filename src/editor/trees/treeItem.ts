import * as vscode from 'vscode';
import { visibleText } from '../../core/index.ts';
import { describeMarkdown } from '../describeMarkdown.ts';
import { COMMANDS, TREE_ITEMS } from '../ids.ts';
import { markdownWords } from '../markdownWords.ts';
import { trustedMarkdown } from '../surfaces/hovers.ts';
import type { Status, TreeNode } from './treeNode.ts';

const COLORS = {
  good: 'testing.iconPassed',
  warning: 'problemsWarningIcon.foreground',
  bad: 'problemsErrorIcon.foreground',
  unknown: 'descriptionForeground',
  none: undefined,
} as const satisfies Record<Status, string | undefined>;

const WORDS = {
  good: 'in order',
  warning: 'needs attention',
  bad: 'in error',
  unknown: 'cannot be told',
  none: undefined,
} as const satisfies Record<Status, string | undefined>;

/** A row as VS Code draws it. The tooltip is made when it is asked for. */
export function toTreeItem(node: TreeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(visibleText(node.label), collapsibleState(node));
  const description = node.description === undefined ? undefined : visibleText(node.description);
  item.id = node.id;
  item.description = description;
  item.iconPath = iconOf(node);
  item.accessibilityInformation = {
    label: node.spoken
      ? visibleText(node.spoken)
      : [visibleText(node.label), description, WORDS[node.status]].filter(Boolean).join(', '),
  };
  if (node.certificate !== undefined) item.contextValue = TREE_ITEMS.certificate;
  if (node.target) {
    const { uri, span } = node.target;
    item.command = { command: COMMANDS.openPlace, title: 'Open', arguments: [uri, span.start, span.end] };
  }
  return item;
}

/** What the mouse shows; undefined where the label says it all. */
export function tooltipOf({ about, findings }: TreeNode): vscode.MarkdownString | undefined {
  return about && trustedMarkdown(describeMarkdown(about(), findings ?? [], markdownWords()));
}

function iconOf({ icon, status }: TreeNode): vscode.ThemeIcon {
  const color = COLORS[status];
  const shown = JUDGED.has(icon) ? judgedIcon(icon, status) : icon;
  return new vscode.ThemeIcon(shown, color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** Icons that would say that all is well; the colour alone must not say otherwise. */
const JUDGED: ReadonlySet<string> = new Set(['pass', 'verified', 'shield']);

function judgedIcon(icon: string, status: Status): string {
  if (status === 'bad') return 'error';
  return status === 'warning' ? 'warning' : icon;
}

function collapsibleState({ children, expanded }: TreeNode): vscode.TreeItemCollapsibleState {
  if (children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
