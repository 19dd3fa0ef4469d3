import * as vscode from 'vscode';
import type { Markdown } from '../../core/index.ts';
import { LINKED_COMMANDS } from './describeMarkdown.ts';

/** Markdown of ours: it may run the commands it links to, and no others; HTML is not rendered. */
export function trustedMarkdown(text: Markdown): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, true);
  markdown.isTrusted = { enabledCommands: LINKED_COMMANDS };
  return markdown;
}
