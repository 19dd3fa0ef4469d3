import * as vscode from 'vscode';
import { visibleText } from '../../core/index.ts';
import { describeMarkdown } from '../describeMarkdown.ts';
import { COMMANDS, TREE_ITEMS } from '../ids.ts';
import { markdownWords } from '../markdownWords.ts';
import { trustedMarkdown } from '../surfaces/hovers.ts';
import { findingText, localized, localizedDescription, localizedFinding } from '../words.ts';
import { isOpenable, type Status, type TreeNode } from './treeNode.ts';

const COLORS = {
  good: 'testing.iconPassed',
  warning: 'problemsWarningIcon.foreground',
  bad: 'problemsErrorIcon.foreground',
  unknown: 'descriptionForeground',
  none: undefined,
} as const satisfies Record<Status, string | undefined>;

/** A status as a screen reader says it; undefined where there is nothing to judge. */
function statusWords(status: Status): string | undefined {
  switch (status) {
    case 'good':
      return vscode.l10n.t('in order');
    case 'warning':
      return vscode.l10n.t('needs attention');
    case 'bad':
      return vscode.l10n.t('in error');
    case 'unknown':
      return vscode.l10n.t('cannot be told');
    case 'none':
      return undefined;
  }
}

/** A row as VS Code draws it. The tooltip is made when it is asked for. */
export function toTreeItem(node: TreeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(visibleText(localized(node.label)), collapsibleState(node));
  const description = node.description === undefined ? undefined : visibleText(descriptionOf(node));
  item.id = node.id;
  item.description = description;
  item.iconPath = iconOf(node);
  item.accessibilityInformation = { label: spokenText(node) };
  item.contextValue = contextValue(node);
  if (node.target) {
    const { uri, span } = node.target;
    item.command = {
      command: COMMANDS.openPlace,
      title: vscode.l10n.t('Open'),
      arguments: [uri, span.start, span.end],
    };
  }
  return item;
}

/** Who, what is said of it, and its state in words: no colour or icon is needed. */
function spokenText(node: TreeNode): string {
  const { label, description, spoken, status } = node;
  // A sentence of its own says the state already.
  if (spoken?.endsWith('.')) return visibleText(localized(spoken));
  const said = spoken === undefined ? [localized(label), description && descriptionOf(node)] : [localized(spoken)];
  return [...said.map((text = '') => visibleText(text)), statusWords(status)].filter(Boolean).join(', ');
}

/** Where it says what a finding says, as the finding says it in the editor's language. */
function descriptionOf({ description = '', findings = [] }: TreeNode): string {
  const told = description.slice(description.indexOf(': ') + 2);
  const found = findings.find(({ message }) => told.length > 20 && message.replaceAll('`', '').endsWith(told));
  if (!found || findingText(found) === found.message) return localized(description);
  return description.slice(0, -told.length) + findingText(found).replaceAll('`', '');
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
export function tooltipOf({ about, findings }: TreeNode): vscode.MarkdownString | undefined {
  return (
    about &&
    trustedMarkdown(
      describeMarkdown(localizedDescription(about()), (findings ?? []).map(localizedFinding), markdownWords()),
    )
  );
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
  if (status === 'warning') return icon === 'clock' ? icon : 'warning';
  return status === 'unknown' && JUDGED.has(icon) ? 'question' : icon;
}

function collapsibleState(node: TreeNode): vscode.TreeItemCollapsibleState {
  if (!isOpenable(node)) return vscode.TreeItemCollapsibleState.None;
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
