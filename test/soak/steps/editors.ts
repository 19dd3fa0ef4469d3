import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Kind, Stage } from './change.ts';
import { pickText } from './pickText.ts';
import { editText } from './texts.ts';
import { typeText } from './typeText.ts';

const TEXTS = /\.(yaml|conf)$/;
const EDITABLE = /\.(yaml|conf|crt|pub|env)$/;

/** Types into a file and leaves it unsaved; then undoes, reverts, or closes without saving. */
export const typeUnsaved: Kind = (stage) => {
  const edit = drawEdit(stage);
  if (!edit) return undefined;
  const { file, uri, text, what } = edit;
  const [end, act] = stage.draw.pick([
    ['undo', () => undo(uri)],
    ['revert', () => revert(uri)],
    ['close without saving', () => closeUnsaved(uri)],
  ] as const);
  return {
    title: `type: ${what} ${file}`,
    holds: [file],
    act: () => typeText(uri, text),
    mend: { title: `${end}: ${file}`, act },
  };
};

/** Types, and saves. */
export const typeAndSave: Kind = (stage) => {
  const edit = drawEdit(stage);
  if (!edit) return undefined;
  const { file, uri, text, what, before } = edit;
  const save = async (content: string) => {
    await typeText(uri, content);
    if (!(await (await vscode.workspace.openTextDocument(uri)).save())) throw new Error(`${file} was not saved.`);
  };
  const [end, act] = stage.draw.pick([
    ['type and save back', () => save(before)],
    ['write back on disk', () => writeFile(uri.fsPath, before)],
  ] as const);
  return {
    title: `type and save: ${what} ${file}`,
    holds: [file],
    act: () => save(text),
    mend: { title: `${end}: ${file}`, act },
  };
};

/** The file changes on disk under unsaved text, which goes on to win. */
export const typeOverDisk: Kind = (stage) => {
  const edit = drawEdit(stage);
  if (!edit) return undefined;
  const { file, uri, text, what, before } = edit;
  return {
    title: `type, and empty on disk below: ${what} ${file}`,
    holds: [file],
    act: async () => {
      await typeText(uri, text);
      await writeFile(uri.fsPath, '');
    },
    mend: {
      title: `write back and revert: ${file}`,
      act: async () => {
        await writeFile(uri.fsPath, before);
        await revert(uri);
      },
    },
  };
};

/** A file is renamed by the editor, with the text that is typed and not saved. */
export const renameUnsaved: Kind = (stage) => {
  const edit = drawEdit(stage);
  if (!edit) return undefined;
  const { file, uri, text } = edit;
  const to = vscode.Uri.joinPath(uri, '..', `renamed-${stage.step}-${path.basename(file)}`);
  const rename = async (from: vscode.Uri, target: vscode.Uri) => {
    const move = new vscode.WorkspaceEdit();
    move.renameFile(from, target);
    if (!(await vscode.workspace.applyEdit(move))) throw new Error(`${from.path} was not renamed.`);
  };
  return {
    title: `type, and rename in the editor: ${file}`,
    holds: [file, path.join(path.dirname(file), path.basename(to.path))],
    act: async () => {
      await typeText(uri, text);
      await rename(uri, to);
    },
    mend: {
      title: `revert and rename back in the editor: ${file}`,
      act: async () => {
        await revert(to);
        await rename(to, uri);
      },
    },
  };
};

/** For a moment the typed YAML is broken. */
export const typeBroken: Kind = (stage) => {
  const edit = drawEdit(stage, TEXTS);
  if (!edit) return undefined;
  const { file, uri, before } = edit;
  return {
    title: `type what breaks ${file}`,
    holds: [file],
    act: () => typeText(uri, `${before}extra: [\n`),
    mend: { title: `undo: ${file}`, act: () => undo(uri) },
  };
};

/** Opens a file and shows it, as it is. */
export const show: Kind = (stage) => {
  const file = pickText(stage, EDITABLE);
  if (file === undefined) return undefined;
  const uri = vscode.Uri.file(path.join(stage.folder, file));
  return { title: `show ${file}`, holds: [], act: () => vscode.window.showTextDocument(uri) };
};

function drawEdit(stage: Stage, pattern = EDITABLE) {
  const file = pickText(stage, pattern);
  if (file === undefined) return undefined;
  const uri = vscode.Uri.file(path.join(stage.folder, file));
  const before = readFileSync(uri.fsPath, 'utf8');
  const edited = TEXTS.test(file) ? editText(before, file, stage.draw) : dropLine(before, stage);
  return { file, uri, before, ...edited };
}

function dropLine(before: string, { draw }: Stage): { readonly text: string; readonly what: string } {
  const lines = before.split('\n');
  lines.splice(draw.below(lines.length), 1);
  return { text: lines.join('\n'), what: 'drop a line of' };
}

async function undo(uri: vscode.Uri): Promise<void> {
  const { document } = await vscode.window.showTextDocument(uri);
  for (let times = 0; document.isDirty && times < 4; times++) await vscode.commands.executeCommand('undo');
  if (document.isDirty) throw new Error(`${uri.path} was not undone.`);
}

async function revert(uri: vscode.Uri): Promise<void> {
  const { document } = await vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand('workbench.action.files.revert');
  if (document.isDirty) throw new Error(`${uri.path} was not reverted.`);
}

async function closeUnsaved(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
