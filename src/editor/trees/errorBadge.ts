import type * as vscode from 'vscode';
import { phrase, type Report } from '../../core/index.ts';
import { shown } from '../text/shown.ts';

/** The number of errors, for the icon of the activity bar; undefined if there are none. */
export function errorBadge({ findings }: Pick<Report, 'findings'>): vscode.ViewBadge | undefined {
  const value = findings.filter(({ severity }) => severity === 'error').length;
  if (value === 0) return undefined;
  return { value, tooltip: shown(value === 1 ? phrase('1 error') : phrase('{count} errors', { count: value })) };
}
