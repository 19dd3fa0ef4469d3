import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import { EXPIRATION_URI } from '../surfaces/documentUris.ts';
import type { Command } from './command.ts';

/** Opens the table of `kubeadm certs check-expiration` as text. */
export const openExpirationText: Command = {
  id: COMMANDS.openExpirationText,
  run: () => vscode.window.showTextDocument(EXPIRATION_URI, { preview: true }),
};
