import * as vscode from 'vscode';

/** The icon before the title of each panel's tab: the extension's own sign, in the grays of VS Code's icons. */
export function panelIcon(extension: vscode.Uri): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  const file = (theme: string) => vscode.Uri.joinPath(extension, `media/panel.${theme}.svg`);
  return { light: file('light'), dark: file('dark') };
}
