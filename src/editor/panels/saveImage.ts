import * as vscode from 'vscode';
import type { ImageFormat } from '../../webview/protocol/messages.ts';
import { tellSaved } from '../savedNotice.ts';

/** Asks where to save the picture and writes it there, and nowhere else. */
export async function saveImage(format: ImageFormat, bytes: Uint8Array): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `mtls-web.${format}`;
  const target = await vscode.window.showSaveDialog({
    defaultUri: folder && vscode.Uri.joinPath(folder, name),
    filters: { [kindText(format)]: [format] },
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, bytes);
  tellSaved(vscode.l10n.t('The picture was saved.'), target);
}

function kindText(format: ImageFormat): string {
  return format === 'svg' ? vscode.l10n.t('SVG image') : vscode.l10n.t('PNG image');
}
