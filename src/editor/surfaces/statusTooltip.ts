import * as vscode from 'vscode';
import {
  connectionTitle,
  type ExpirationEntry,
  type ExpirationSummary,
  expirationDate,
  type Markdown,
  phrase,
  type Text,
  untrusted,
} from '../../core/index.ts';
import { COMMANDS, VIEWS } from '../ids.ts';
import { commandLink, joinedMarkdown, markup } from '../markdown.ts';
import { shownMarkdown } from '../shown.ts';
import { nextToEnd } from './nextToEnd.ts';

/** Rows of a kind that are told. */
const MAX_ROWS = 5;

/** What the status bar counts, by name, with links to the report and to the view of connections. */
export function statusTooltip(summary: ExpirationSummary, now: number): vscode.MarkdownString {
  const { expired, expiring, broken } = summary;
  const next = nextToEnd(summary, now);
  const views = `${VIEWS.connections}.focus`;
  const paragraphs = [
    ...sectionMarkdown(phrase('Expired'), expired.map(entryText)),
    ...sectionMarkdown(phrase('Expiring'), expiring.map(entryText)),
    ...sectionMarkdown(phrase('Broken connections'), broken.map(connectionTitle)),
    ...(next === undefined ? [] : [shownMarkdown(next)]),
    markup`${link(phrase('Show Report'), COMMANDS.showExpiration)} · ${link(phrase('Show Connections'), views)}`,
  ];
  const tooltip = new vscode.MarkdownString(joinedMarkdown(paragraphs, '\n\n'));
  tooltip.isTrusted = { enabledCommands: [COMMANDS.showExpiration, views] };
  return tooltip;
}

function entryText({ name, path, certificate }: ExpirationEntry): Text {
  if (!certificate) return untrusted(name);
  return phrase('{name} ({path}): {date}', { name, path, date: expirationDate(certificate.notAfter) });
}

function sectionMarkdown(title: Text, rows: readonly Text[]): readonly Markdown[] {
  if (rows.length === 0) return [];
  const count = rows.length - MAX_ROWS;
  const shown = [...rows.slice(0, MAX_ROWS), ...(count > 0 ? [phrase('and {count} more', { count })] : [])];
  const list = shown.map((row) => markup`- ${shownMarkdown(row)}`);
  return [markup`**${shownMarkdown(title)}**`, joinedMarkdown(list, '\n')];
}

function link(label: Text, command: string): Markdown {
  return commandLink(shownMarkdown(label), command, [], shownMarkdown(label));
}
