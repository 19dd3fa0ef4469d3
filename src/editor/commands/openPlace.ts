import * as vscode from 'vscode';
import { toRange } from '../convert.ts';
import { COMMANDS } from '../ids.ts';
import { decodedFileUri } from '../surfaces/documentUris.ts';
import type { Command } from './command.ts';

/** Goes to a place of a file in the report: `uri, start, end`. A binary file is shown decoded. */
export const openPlace: Command = {
  id: COMMANDS.openPlace,
  run({ inspection }, [uri, start, end]) {
    if (typeof uri !== 'string' || typeof start !== 'number' || typeof end !== 'number') return undefined;
    const file = inspection.report?.files.get(uri);
    if (!file) return undefined;
    const target = vscode.Uri.parse(uri, true);
    if (file.text === undefined) {
      const name = target.path.slice(target.path.lastIndexOf('/') + 1);
      return vscode.window.showTextDocument(decodedFileUri(uri, name), { preview: true });
    }
    // Only the start is selected: a whole block in the selection's colour is hard to read.
    const { start: at } = toRange(file, { start, end });
    return vscode.window.showTextDocument(target, { preview: true, selection: new vscode.Range(at, at) });
  },
};
