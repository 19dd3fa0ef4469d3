import * as vscode from 'vscode';
import type { Location, Report } from '../../core/index.ts';
import { toLocation } from '../convert.ts';
import { decodedFileUri } from './documentUris.ts';

/** The place as an editor can show it: of a binary file, the text of what it holds. */
export function openableLocation(report: Report, location: Location): vscode.Location {
  const file = report.files.get(location.uri);
  if (!file || file.text !== undefined) return toLocation(report, location);
  const { path } = vscode.Uri.parse(location.uri, true);
  return new vscode.Location(
    decodedFileUri(location.uri, path.slice(path.lastIndexOf('/') + 1)),
    new vscode.Range(0, 0, 0, 0),
  );
}
