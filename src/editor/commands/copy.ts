import * as vscode from 'vscode';
import { certificatePem, commandLines, expirationReport, phrase } from '../../core/index.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { shown, shownNotice } from '../text/shown.ts';
import { chosenCertificate } from './chosenCertificate.ts';
import type { Command } from './command.ts';
import { rowArtifact } from './rowTarget.ts';

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

/** Copies a command a finding suggests, and warns of what it must not restart yet. Nothing is ever run. */
export const copyCommand: Command = {
  id: COMMANDS.copyCommand,
  async run(_context, [command, ...warnings]) {
    if (typeof command !== 'string') return;
    await copyCommands(
      command,
      warnings.filter((warning) => typeof warning === 'string'),
    );
  },
};

/** Copies a fix for a file that is read-only here, and says which file on the node it is for. */
export const copyFix: Command = {
  id: COMMANDS.copyFix,
  async run(_context, [text, path, node]) {
    if (typeof text !== 'string' || typeof path !== 'string') return;
    await vscode.env.clipboard.writeText(text);
    const said =
      typeof node === 'string'
        ? phrase('Fix copied: change {path} on the node {node}.', { path, node })
        : phrase('Fix copied: change {path} on the node.', { path });
    void vscode.window.showInformationMessage(shownNotice(said));
  },
};

/** Copies the command that renews a certificate, as its tool documents it, or shows why there is none. Runs nothing. */
export const copyRenewal: Command = {
  id: COMMANDS.copyRenewal,
  async run(context, [row]) {
    const { report, settings } = context.inspection;
    const artifact = (report && rowArtifact(report, row)) ?? (await chosenCertificate(context, row));
    if (!report || !artifact) return;
    const { certificates, authorities } = expirationReport(report, settings);
    const entries = [...certificates, ...authorities].filter(
      ({ certificate }) => certificate?.sha256 === artifact.certificate.sha256,
    );
    const entry = entries.find(({ at }) => at?.uri === artifact.origin.uri) ?? entries[0];
    if (entry?.renewal.command === undefined) {
      const note = entry?.renewal.note;
      const none = phrase('No renew command is known for this certificate.');
      void vscode.window.showInformationMessage(shownNotice(note ?? none));
      return;
    }
    await copyCommands(entry.renewal.command, entry.renewal.warnings?.map(shown));
  },
};

async function copyCommands(command: string, warnings: readonly string[] = []): Promise<void> {
  await vscode.env.clipboard.writeText(command);
  const { length: count } = commandLines(command);
  const said = count === 1 ? phrase('Command copied.') : phrase('{count} commands copied.', { count });
  if (warnings.length > 0) void vscode.window.showWarningMessage([...warnings, shown(said)].join(' '));
  else vscode.window.setStatusBarMessage(shown(said), 3000);
}
