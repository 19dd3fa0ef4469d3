import * as vscode from 'vscode';
import { certificatePem } from '../../core/index.ts';
import { COMMANDS } from '../ids.ts';
import { chosenCertificate } from './chosenCertificate.ts';
import type { Command } from './command.ts';

/** Copies a certificate as PEM, also one that lies in base64 or DER. Private keys have no such command. */
export const copyPem: Command = {
  id: COMMANDS.copyPem,
  async run(context, [row]) {
    const artifact = await chosenCertificate(context, row);
    if (!artifact) return;
    await vscode.env.clipboard.writeText(certificatePem(artifact.certificate));
    vscode.window.setStatusBarMessage(vscode.l10n.t('Certificate copied as PEM.'), 3000);
  },
};
