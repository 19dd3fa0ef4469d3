import * as vscode from 'vscode';
import type { Report } from '../../core/index.ts';
import { toOffset } from '../convert.ts';
import type { Wanted } from './findRow.ts';

/** The file of the report that the active editor shows, as text or in the viewer; undefined for any other. */
export function activeFile(report: Report | undefined): Wanted | undefined {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isFile = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return isFile ? fileOf(report, input.uri) : undefined;
}

/** A file of the report with the cursor, where the active editor is in it; undefined for a file that is not in it. */
export function fileOf(report: Report | undefined, uri: vscode.Uri): Wanted | undefined {
  const file = report?.files.get(uri.toString());
  if (!file) return undefined;
  const certificates = file.artifacts.flatMap((one) => (one.kind === 'certificate' ? one.certificate.sha256 : []));
  const editor = vscode.window.activeTextEditor;
  const isHere = editor?.document.uri.toString() === file.uri && file.text !== undefined;
  const offset = editor && isHere ? toOffset(file, editor.selection.active) : undefined;
  return { uri: file.uri, offset, certificates: new Set(certificates) };
}
