import * as vscode from 'vscode';
import { baseName } from '../../core/beforeCandidates.ts';
import { containerName, type OpenedKeyStore, openKeyStore, phrase, type Text } from '../../core/index.ts';
import { readChosenFile } from '../files/readChosenFile.ts';
import { shown, shownNotice } from '../text/shown.ts';

export type OpenKeyStore = Extract<OpenedKeyStore, { readonly kind: 'opened' }>;

/**
 * Opens a PKCS#12 file. Asks for the password once if the empty one is wrong, and keeps neither it nor any content. Shows an error, and resolves to
 * undefined, if the file cannot be opened.
 */
export async function openKeyStoreFile(uri: vscode.Uri): Promise<OpenKeyStore | undefined> {
  const bytes = await read(uri);
  if (!bytes) return undefined;
  const name = baseName(uri.path);
  const result = await openAsking(bytes, uri.toString(), name);
  if (result?.kind === 'opened') return result;
  if (result) void vscode.window.showWarningMessage(shownNotice(failureText(result, name)));
  return undefined;
}

/** Undefined if the person gave no password. */
async function openAsking(bytes: Uint8Array, uri: string, name: string): Promise<OpenedKeyStore | undefined> {
  const result = await openKeyStore(bytes, uri, '');
  if (result.kind !== 'wrongPassword') return result;
  const password = await vscode.window.showInputBox({
    title: shown(phrase('Open {name}', { name })),
    prompt: vscode.l10n.t('Password of the PKCS#12 file. It is used once and not stored.'),
    password: true,
    ignoreFocusOut: true,
  });
  return password === undefined ? undefined : openKeyStore(bytes, uri, password);
}

/** Says so, and resolves to undefined, where the file cannot be read. */
async function read(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  const bytes = await readChosenFile(uri);
  if (typeof bytes === 'object') return bytes;
  const text =
    bytes === 'too-large'
      ? vscode.l10n.t('The file is too large to be a key store.')
      : vscode.l10n.t('The file cannot be read.');
  void vscode.window.showWarningMessage(text);
  return undefined;
}

function failureText(result: Exclude<OpenedKeyStore, { kind: 'opened' }>, name: string): Text {
  switch (result.kind) {
    case 'wrongPassword':
      return phrase('Incorrect password for {name}.', { name });
    case 'javaKeyStore': {
      const kind = containerName(result.container);
      return phrase('{name} is a {kind}. Convert it to PKCS#12: `keytool -importkeystore -deststoretype pkcs12`', {
        name,
        kind,
      });
    }
    case 'damaged':
      return phrase('{name} is damaged: {problem}.', { name, problem: result.message });
    case 'noKeyStore':
      return phrase('{name} is not a PKCS#12 file.', { name });
  }
}
