import * as vscode from 'vscode';
import { textOfKeyStore } from '../../core/index.ts';
import { COMMANDS } from '../ids.ts';
import { openKeyStoreFile } from '../openKeyStoreFile.ts';
import type { Command } from './command.ts';

/**
 * Opens a PKCS#12 file: the one it was called on, else one the person picks. Asks for the password once, where the empty one
 * does not fit, and keeps neither it nor anything else.
 */
export const openKeyStore: Command = {
  id: COMMANDS.openKeyStore,
  async run({ decoded }, [target]) {
    const uri = target instanceof vscode.Uri ? target : await pick();
    const opened = uri && (await openKeyStoreFile(uri));
    if (!uri || !opened) return;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    await decoded.open(name, textOfKeyStore(opened, name, Date.now()));
  },
};

async function pick(): Promise<vscode.Uri | undefined> {
  const filters = { [vscode.l10n.t('PKCS#12 files')]: ['p12', 'pfx'], [vscode.l10n.t('All files')]: ['*'] };
  const openLabel = vscode.l10n.t('Open');
  return (await vscode.window.showOpenDialog({ canSelectMany: false, filters, openLabel }))?.[0];
}
