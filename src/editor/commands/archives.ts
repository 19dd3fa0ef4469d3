import * as vscode from 'vscode';
import { baseName } from '../../core/beforeCandidates.ts';
import { phrase, skippedText, untrusted } from '../../core/index.ts';
import { archivesAtTop } from '../inspection/archivesAtTop.ts';
import { COMMANDS, VIEWS } from '../manifest/ids.ts';
import { fileName } from '../text/fileName.ts';
import { shownIconLabel, shownNotice } from '../text/shown.ts';
import type { Command } from './command.ts';

/** The file types in the dialog, by the last part of the name. */
export const ARCHIVE_EXTENSIONS = ['tar', 'gz', 'tgz', 'xz', 'txz', 'zip'];

/** Inspects archives next to the folders of the window: the one of a row or of the Explorer's menu, or those that are chosen. */
export const inspectArchive: Command = {
  id: COMMANDS.inspectArchive,
  async run({ archives, inspection, log }, [given]) {
    for (const source of given instanceof vscode.Uri ? [given] : await chosen(archivesAtTop(inspection.report))) {
      const reason = await archives.add(source);
      if (reason === undefined) continue;
      log.warn(`Archive not inspected: ${reason}.`);
      const name = baseName(source.path);
      const text = phrase('{name} cannot be inspected: {reason}', { name, reason: skippedText({ uri: '', reason }) });
      void vscode.window.showWarningMessage(shownNotice(text));
    }
    if (archives.folders.length > 0) await vscode.commands.executeCommand(`${VIEWS.certificates}.focus`);
  },
};

/** Takes an archive out of the inspection: the only one, or the one that is picked. */
export const closeArchive: Command = {
  id: COMMANDS.closeArchive,
  async run({ archives }) {
    const items = archives.sources.map((source) => ({
      label: baseName(source.path),
      description: source.path,
      source,
    }));
    const picked = items.length > 1 ? await vscode.window.showQuickPick(items, { matchOnDescription: true }) : items[0];
    if (picked) await archives.remove(picked.source);
  },
};

/** One of those in the window's folders, or of others. */
async function chosen(found: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  if (found.length === 0) return browse();
  const browsed = { label: vscode.l10n.t('Browse…'), uri: undefined };
  const items = found.map((uri) => ({ label: shownIconLabel(untrusted(fileName(uri.path))), uri }));
  const picked = await vscode.window.showQuickPick([...items, browsed], { title: vscode.l10n.t('Inspect Archive') });
  if (picked === browsed) return browse();
  return picked?.uri ? [picked.uri] : [];
}

async function browse(): Promise<readonly vscode.Uri[]> {
  const uris = await vscode.window.showOpenDialog({
    canSelectMany: true,
    filters: { [vscode.l10n.t('Archives')]: ARCHIVE_EXTENSIONS },
    openLabel: vscode.l10n.t('Inspect'),
    title: vscode.l10n.t('Inspect Archive'),
  });
  return uris ?? [];
}
