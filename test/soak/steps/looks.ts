import path from 'node:path';
import * as vscode from 'vscode';
import type { Kind } from './change.ts';
import { pickText } from './pickText.ts';

/** Hovers over a line of a file, and asks for all that the editor asks for when it shows one. */
export const look: Kind = (stage) => {
  const file = pickText(stage, /\.(yaml|conf|crt)$/);
  if (file === undefined) return undefined;
  const uri = vscode.Uri.file(path.join(stage.folder, file));
  const at = new vscode.Position(stage.draw.below(40), 12);
  return {
    title: `hover in ${file}, line ${at.line + 1}`,
    holds: [],
    act: async () => {
      await vscode.window.showTextDocument(uri);
      for (const name of ['Hover', 'Definition', 'Reference']) {
        await vscode.commands.executeCommand(`vscode.execute${name}Provider`, uri, at);
      }
      for (const name of ['CodeLens', 'Link', 'DocumentSymbol']) {
        await vscode.commands.executeCommand(`vscode.execute${name}Provider`, uri);
      }
    },
  };
};

/** Opens a page of ours, which draws each new report from then on. */
export const openPage: Kind = (stage) => {
  const command = stage.draw.pick(['showConnectionGraph', 'showExpiration', 'openExpirationText', 'refresh']);
  return {
    title: `command ${command}`,
    holds: [],
    act: () => vscode.commands.executeCommand(`kubernetesPki.${command}`),
  };
};
