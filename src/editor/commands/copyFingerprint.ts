import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import { chosenCertificate } from './chosenCertificate.ts';
import type { Command } from './command.ts';

/** Copies a certificate's SHA-256 fingerprint as openssl prints it: upper-case pairs with colons. */
export const copyFingerprint: Command = {
  id: COMMANDS.copyFingerprint,
  async run(context, [row]) {
    const artifact = await chosenCertificate(context, row);
    if (!artifact) return;
    const pairs = artifact.certificate.sha256.toUpperCase().match(/../g) ?? [];
    await vscode.env.clipboard.writeText(pairs.join(':'));
    vscode.window.setStatusBarMessage(vscode.l10n.t('SHA-256 fingerprint copied.'), 3000);
  },
};
