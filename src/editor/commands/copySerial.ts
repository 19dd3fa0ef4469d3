import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import { chosenCertificate } from './chosenCertificate.ts';
import type { Command } from './command.ts';

/** Copies a certificate's serial number as `openssl x509 -serial` prints it: upper-case hexadecimal. */
export const copySerial: Command = {
  id: COMMANDS.copySerial,
  async run(context, [row]) {
    const artifact = await chosenCertificate(context, row);
    if (!artifact) return;
    await vscode.env.clipboard.writeText(artifact.certificate.serialNumber);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Serial number copied.'), 3000);
  },
};
