import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import { EXPIRATION_URI } from '../surfaces/documentUris.ts';
import type { Command } from './command.ts';

/** Opens the table of `kubeadm certs check-expiration`. */
export const showExpiration: Command = {
  id: COMMANDS.showExpiration,
  run: () => vscode.window.showTextDocument(EXPIRATION_URI, { preview: true }),
};
