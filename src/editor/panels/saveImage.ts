import * as vscode from 'vscode';
import type { ImageFormat } from '../../webview/protocol/messages.ts';

const KINDS = { svg: 'SVG image', png: 'PNG image' } as const satisfies Record<ImageFormat, string>;

/** Asks where to save the picture and writes it there, and nowhere else. */
export async function saveImage(format: ImageFormat, bytes: Uint8Array): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `mtls-web.${format}`;
  const target = await vscode.window.showSaveDialog({
    defaultUri: folder && vscode.Uri.joinPath(folder, name),
    filters: { [KINDS[format]]: [format] },
  });
  if (target) await vscode.workspace.fs.writeFile(target, bytes);
}
