import type * as vscode from 'vscode';
import { type LoggedError, MAX_FILE_SIZE, readMessages } from '../../core/index.ts';

/** Files whose lines are read as a log: VS Code's own language for them, and names that logs have. */
export const LOG_FILES: readonly vscode.DocumentFilter[] = [{ language: 'log' }, { pattern: '**/*.log' }];

interface Read {
  readonly version: number;
  readonly errors: readonly LoggedError[];
}

const known = new WeakMap<vscode.TextDocument, Read>();

/** The errors in a log, read again only after it has changed; none in one that is too long. */
export function errorsIn(document: vscode.TextDocument): readonly LoggedError[] {
  const last = known.get(document);
  if (last?.version === document.version) return last.errors;
  const text = document.getText();
  const errors = text.length > MAX_FILE_SIZE ? [] : readMessages(text, document.uri.path);
  known.set(document, { version: document.version, errors });
  return errors;
}
