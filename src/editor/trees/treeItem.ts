import * as vscode from 'vscode';
import { joined, type Text } from '../../core/index.ts';
import { describeMarkdown } from '../describeMarkdown.ts';
import { COMMANDS, TREE_ITEMS } from '../ids.ts';
import { language } from '../language.ts';
import { shown, shownHeadline, shownMarkdown } from '../shown.ts';
import { trustedMarkdown } from '../trustedMarkdown.ts';
import { statusText } from './statusText.ts';
import { isOpenable, type Status, type TreeNode } from './treeNode.ts';

const COLORS = {
  good: 'testing.iconPassed',
  failing: 'charts.orange',
  warning: 'problemsWarningIcon.foreground',
  bad: 'problemsErrorIcon.foreground',
  unknown: 'descriptionForeground',
  none: undefined,
} as const satisfies Record<Status, string | undefined>;

/** A row as VS Code draws it. The tooltip is made when it is asked for. */
export function toTreeItem(node: TreeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(shownHeadline(node.label), collapsibleState(node));
  item.id = node.id;
  item.description = node.description && shown(node.description);
  item.iconPath = iconOf(node);
  item.accessibilityInformation = { label: shown(spokenText(node)) };
  item.contextValue = contextValue(node);
  if (node.target) {
    const { uri, span } = node.target;
    item.command = {
      command: COMMANDS.openPlace,
      title: vscode.l10n.t('Open'),
      arguments: [uri, span.start, span.end, ...(node.opensCertificate ? [node.certificate] : [])],
    };
  }
  return item;
}

/** Who, what is said of it, and its state in words: no colour or icon is needed. */
function spokenText({ label, description, spoken, status }: TreeNode): Text {
  return spoken ?? joined([label, ...(description ? [description] : []), ...statusText(status)], ', ');
}

/** What menus ask for, as words: `viewItem =~ /\bcertificate\b/`. Undefined where nothing can be done with the row. */
function contextValue({ certificate, findings, target }: TreeNode): string | undefined {
  const words = [
    ...(certificate === undefined ? [] : [TREE_ITEMS.certificate]),
    ...(findings?.length ? [TREE_ITEMS.finding] : []),
    ...(target ? [TREE_ITEMS.place] : []),
  ];
  return words.length > 0 ? words.join(' ') : undefined;
}

/** What the mouse shows; undefined where the label says it all. */
export function tooltipOf({ about, findings, label, target }: TreeNode): vscode.MarkdownString | undefined {
  const place = { uri: target?.uri };
  if (about) return trustedMarkdown(describeMarkdown(about(), findings ?? [], [], language(), place));
  return shownHeadline(label) === shown(label) ? undefined : trustedMarkdown(shownMarkdown(label));
}

function iconOf({ icon, status }: TreeNode): vscode.ThemeIcon {
  const color = COLORS[status];
  return new vscode.ThemeIcon(shownIcon(icon, status), color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** Icons that would say that all is well. */
const JUDGED: ReadonlySet<string> = new Set(['pass', 'verified', 'shield']);

/** The colour alone says nothing: what is bad, warned about or not known has an icon of its own. */
function shownIcon(icon: string, status: Status): string {
  if (status === 'bad') return 'error';
  if (status === 'failing') return 'circle-slash';
  if (status === 'warning') return icon === 'clock' ? icon : 'warning';
  return status === 'unknown' && JUDGED.has(icon) ? 'question' : icon;
}

function collapsibleState(node: TreeNode): vscode.TreeItemCollapsibleState {
  if (!isOpenable(node)) return vscode.TreeItemCollapsibleState.None;
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
