import * as vscode from 'vscode';
import { joined, type Text } from '../../core/index.ts';
import { COMMANDS, TREE_ITEMS } from '../manifest/ids.ts';
import { describeMarkdown } from '../text/describeMarkdown.ts';
import { language } from '../text/language.ts';
import { shown, shownHeadline, shownMarkdown } from '../text/shown.ts';
import { trustedMarkdown } from '../text/trustedMarkdown.ts';
import { statusText } from './nodes/statusText.ts';
import { isOpenable, type Status, type TreeNode } from './nodes/treeNode.ts';

const COLORS = {
  good: 'testing.iconPassed',
  // Themes make the charts' orange translucent, as they derive it from the minimap's highlights. The icon differs from that of a warning.
  failing: 'problemsWarningIcon.foreground',
  warning: 'problemsWarningIcon.foreground',
  bad: 'problemsErrorIcon.foreground',
  unknown: 'descriptionForeground',
  none: undefined,
} as const satisfies Record<Status, string | undefined>;

/** A row as VS Code draws it. The tooltip is made when it is asked for. */
export function toTreeItem(node: TreeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(shownHeadline(node.label), collapsibleState(node));
  item.id = node.id;
  if (node.description) item.description = shown(node.description);
  item.iconPath = iconOf(node);
  item.accessibilityInformation = { label: shown(spokenText(node)) };
  const value = contextValue(node);
  if (value !== undefined) item.contextValue = value;
  const command = commandOf(node);
  if (command) item.command = command;
  return item;
}

/** The command of a click. */
function commandOf({ target, inspects, opensCertificate, certificate }: TreeNode): vscode.Command | undefined {
  if (inspects !== undefined)
    return {
      command: COMMANDS.inspectArchive,
      title: vscode.l10n.t('Inspect Archive'),
      arguments: [vscode.Uri.parse(inspects, true)],
    };
  if (!target) return undefined;
  const { uri, span } = target;
  return {
    command: COMMANDS.openPlace,
    title: vscode.l10n.t('Open'),
    arguments: [uri, span.start, span.end, ...(opensCertificate ? [certificate] : [])],
  };
}

/** Who, what is said of it, and its state in words: no color or icon is needed. */
function spokenText({ label, description, spoken, status }: TreeNode): Text {
  return spoken ?? joined([label, ...(description ? [description] : []), ...statusText(status)], ', ');
}

/** The conditions of menus, as words: `viewItem =~ /\bcertificate\b/`. Undefined if no action applies to the row. */
function contextValue({ certificate, findings, target }: TreeNode): string | undefined {
  const words = [
    ...(certificate === undefined ? [] : [TREE_ITEMS.certificate]),
    ...(findings?.length ? [TREE_ITEMS.finding] : []),
    ...(target ? [TREE_ITEMS.place] : []),
  ];
  return words.length > 0 ? words.join(' ') : undefined;
}

/** The tooltip; undefined if the label is complete. */
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

/** Color alone is not enough: a bad, warned or unknown thing has a separate icon. */
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
