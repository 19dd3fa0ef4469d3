import * as vscode from 'vscode';
import { EXPIRATION_URI } from '../conversion/documentUris.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { COMMANDS } from '../manifest/ids.ts';
import type { Command } from './command.ts';

/** In an exercise, these would give the answers away. */
function unlessHidden<T>({ exercise }: Inspection, show: () => T): T | undefined {
  if (!exercise.hidesAnswers) return show();
  void vscode.window.showInformationMessage(vscode.l10n.t('Hidden until all answers of the exercise are shown.'));
  return undefined;
}

/** Opens the report of when every certificate ends. */
export const showExpiration: Command = {
  id: COMMANDS.showExpiration,
  run: ({ expiration, inspection }) => unlessHidden(inspection, () => expiration.show()),
};

/** Opens the table of `kubeadm certs check-expiration` as text. */
export const openExpirationText: Command = {
  id: COMMANDS.openExpirationText,
  run: ({ inspection }) =>
    unlessHidden(inspection, () => vscode.window.showTextDocument(EXPIRATION_URI, { preview: true })),
};

/** Opens the picture of all connections. */
export const showConnectionGraph: Command = {
  id: COMMANDS.showConnectionGraph,
  run: ({ graph, inspection }) => unlessHidden(inspection, () => graph.show()),
};

/** Shows the timings, what was skipped, and contained crashes. */
export const showLog: Command = {
  id: COMMANDS.showLog,
  run: ({ log }) => log.show(),
};
