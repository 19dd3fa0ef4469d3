import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import { EXPIRATION_URI } from '../surfaces/documentUris.ts';
import type { Command } from './command.ts';

/** Opens the report of when every certificate ends. */
export const showExpiration: Command = {
  id: COMMANDS.showExpiration,
  run: ({ expiration }) => expiration.show(),
};

/** Opens the table of `kubeadm certs check-expiration` as text. */
export const openExpirationText: Command = {
  id: COMMANDS.openExpirationText,
  run: () => vscode.window.showTextDocument(EXPIRATION_URI, { preview: true }),
};

/** Opens the picture of all connections. */
export const showConnectionGraph: Command = {
  id: COMMANDS.showConnectionGraph,
  run: ({ graph }) => graph.show(),
};

/** Shows the timings, what was skipped, and contained crashes. */
export const showLog: Command = {
  id: COMMANDS.showLog,
  run: ({ log }) => log.show(),
};
