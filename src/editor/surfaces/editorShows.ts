import * as vscode from 'vscode';
import type { DecodedFile, Finding } from '../../core/index.ts';
import { toRange } from '../convert.ts';

/**
 * Whether the editor's own hover tells this finding of a file to who points at that place, as it does of every problem there
 * unless problems are set to be invisible.
 */
export function editorShows({ at }: Finding, file: DecodedFile, position: vscode.Position): boolean {
  if (at.uri !== file.uri || !toRange(file, at.span).contains(position)) return false;
  return vscode.workspace.getConfiguration('problems').get('visibility') !== false;
}
