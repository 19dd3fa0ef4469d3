import type * as vscode from 'vscode';
import {
  type DifferentError,
  DifferentErrors,
  identityOf,
  type LoggedError,
  MAX_FILE_SIZE,
  type Occurrences,
  readMessages,
} from '../../core/index.ts';

/** Files whose lines are read as a log: VS Code's own language for them, and names that logs have. */
export const LOG_FILES: readonly vscode.DocumentFilter[] = [{ language: 'log' }, { pattern: '**/*.log' }];

interface Read {
  readonly version: number;
  readonly errors: readonly LoggedError[];
  /** By their identity. */
  readonly different: ReadonlyMap<string, DifferentError>;
}

const known = new WeakMap<vscode.TextDocument, Read>();

/** The errors in a log; none in one that is too long. */
export function errorsIn(document: vscode.TextDocument): readonly LoggedError[] {
  return readLog(document).errors;
}

/** The different errors in a log, in the order in which they first occur. */
export function differentErrorsIn(document: vscode.TextDocument): Iterable<DifferentError> {
  return readLog(document).different.values();
}

/** How often a log has the error, and when. */
export function occurrencesIn(document: vscode.TextDocument, error: LoggedError): Occurrences | undefined {
  return readLog(document).different.get(identityOf(error))?.occurrences;
}

/** Reads a log again only after it has changed. */
function readLog(document: vscode.TextDocument): Read {
  const last = known.get(document);
  if (last?.version === document.version) return last;
  const text = document.getText();
  const errors = text.length > MAX_FILE_SIZE ? [] : readMessages(text, document.uri.path);
  const all = new DifferentErrors();
  for (const error of errors) all.add(error);
  const different = new Map([...all].map((one) => [identityOf(one.error), one]));
  const read = { version: document.version, errors, different };
  known.set(document, read);
  return read;
}
