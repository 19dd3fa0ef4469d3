import * as vscode from 'vscode';
import {
  type ExpirationReport,
  expirationCsv,
  expirationJson,
  expirationMarkdown,
  jsonText,
} from '../../core/index.ts';
import type { SavedFormat } from '../../webview/protocol/expirationMessages.ts';
import { inFirstFolder } from '../files/inFirstFolder.ts';
import { showSaved } from '../text/savedNotice.ts';

const FORMATS = {
  markdown: { kind: 'Markdown', extension: 'md', text: expirationMarkdown },
  csv: { kind: 'CSV', extension: 'csv', text: expirationCsv },
  json: {
    kind: 'JSON',
    extension: 'json',
    text: (report: ExpirationReport) => jsonText(expirationJson(report)),
  },
} as const satisfies Record<SavedFormat, object>;

/** Asks where to save the whole report and writes it there, and nowhere else. */
export async function saveExpiration(format: SavedFormat, report: ExpirationReport): Promise<void> {
  const { kind, extension, text } = FORMATS[format];
  const name = `certificate-expiration.${extension}`;
  const target = await vscode.window.showSaveDialog({
    ...inFirstFolder(name),
    filters: { [kind]: [extension] },
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text(report)));
  showSaved(vscode.l10n.t('Report saved.'), target);
}
