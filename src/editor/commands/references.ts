import * as vscode from 'vscode';
import { referencesAt } from '../../core/index.ts';
import { openableLocation } from '../conversion/convert.ts';
import { COMMANDS } from '../manifest/ids.ts';
import type { Command } from './command.ts';
import { rowTarget } from './rowTarget.ts';

/** Shows who uses what a row leads to. */
export const findAllReferences: Command = {
  id: COMMANDS.findAllReferences,
  run(_context, [row]) {
    const target = rowTarget(row);
    return target && vscode.commands.executeCommand(COMMANDS.showReferences, target.uri, target.start);
  },
};

/** Shows who uses what lies at a place, without leaving it: `uri, offset` of a file in the report. */
export const showReferences: Command = {
  id: COMMANDS.showReferences,
  run({ inspection: { report } }, [uri, offset]) {
    if (!report || typeof uri !== 'string' || typeof offset !== 'number' || !report.files.has(uri)) return undefined;
    const here = openableLocation(report, { uri, span: { start: offset, end: offset } });
    const locations = referencesAt(report, uri, offset).map(({ at }) => openableLocation(report, at));
    return vscode.commands.executeCommand('editor.action.peekLocations', here.uri, here.range.start, locations, 'peek');
  },
};
