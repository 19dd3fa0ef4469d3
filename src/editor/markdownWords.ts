import * as vscode from 'vscode';
import type { MarkdownWords } from './describeMarkdown.ts';

/** The words around a description, in the editor's language. */
export function markdownWords(): MarkdownWords {
  return {
    goTo: vscode.l10n.t('Go to it'),
    why: vscode.l10n.t('Why, and what to do'),
    copy: vscode.l10n.t('Copy'),
    more: (count) => vscode.l10n.t('and {0} more', count),
  };
}
