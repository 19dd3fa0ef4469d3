import * as vscode from 'vscode';
import {
  connectionTitle,
  type ExpirationEntry,
  type ExpirationSummary,
  expirationDate,
  humanDuration,
} from '../../core/index.ts';
import { COMMANDS, VIEWS } from '../ids.ts';
import { escapeMarkdown } from '../markdown.ts';

/** Rows of a kind that are told. */
const MAX_ROWS = 5;

/** What the status bar counts, by name, with links to the report and to the view of connections. */
export function statusTooltip(
  { expired, expiring, next, broken }: ExpirationSummary,
  now: number,
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString('');
  const views = `${VIEWS.connections}.focus`;
  tooltip.isTrusted = { enabledCommands: [COMMANDS.showExpiration, views] };
  const section = (title: string, lines: readonly string[]) => {
    if (lines.length === 0) return;
    const more = lines.length - MAX_ROWS;
    const shown = [...lines.slice(0, MAX_ROWS), ...(more > 0 ? [vscode.l10n.t('and {0} more', more)] : [])];
    tooltip.appendMarkdown(`**${title}**\n\n${shown.map((line) => `- ${escapeMarkdown(line)}\n`).join('')}\n`);
  };
  const line = ({ name, path, certificate }: ExpirationEntry) =>
    certificate ? `${name} (${path}): ${expirationDate(certificate.notAfter)}` : name;
  section(vscode.l10n.t('Expired'), expired.map(line));
  section(vscode.l10n.t('Expiring'), expiring.map(line));
  section(vscode.l10n.t('Broken connections'), broken.map(connectionTitle));
  const end = next?.certificate?.notAfter;
  if (next && end !== undefined) {
    const text = vscode.l10n.t(
      'The next to end: {0}, in {1} ({2}).',
      next.name,
      humanDuration(end - now),
      expirationDate(end),
    );
    tooltip.appendMarkdown(`${escapeMarkdown(text)}\n\n`);
  }
  const report = `[${vscode.l10n.t('Show Report')}](command:${COMMANDS.showExpiration})`;
  tooltip.appendMarkdown(`${report} · [${vscode.l10n.t('Show Connections')}](command:${views})`);
  return tooltip;
}
