import * as vscode from 'vscode';
import type { Artifact, Report } from '../../core/index.ts';
import { COMMANDS } from '../ids.ts';
import { openableLocation } from '../surfaces/openableLocation.ts';
import type { Command } from './command.ts';

/** Shows the hover of a certificate: of the API server's own where its manifest leads to one, else of the first. */
export const showExampleHover: Command = {
  id: COMMANDS.showExampleHover,
  async run({ inspection: { report } }) {
    const example = report && (servingCertificate(report) ?? firstCertificate(report.files.values()));
    if (!report || !example) {
      vscode.window.showInformationMessage(vscode.l10n.t('No certificate is among these files.'));
      return;
    }
    const { uri, range } = openableLocation(report, example.origin);
    await vscode.window.showTextDocument(uri, { selection: new vscode.Range(range.start, range.start) });
    await vscode.commands.executeCommand('editor.action.showHover');
  },
};

function servingCertificate({ nodes }: Report): Artifact | undefined {
  for (const { view } of nodes) {
    const flags = view.components.find(({ name }) => name === 'kube-apiserver')?.flags ?? [];
    const target = flags.find(({ flag }) => flag.name === 'tls-cert-file')?.reference?.resolution;
    if (target?.kind === 'file') return firstCertificate([target.file]);
  }
  return undefined;
}

function firstCertificate(files: Iterable<{ readonly artifacts: readonly Artifact[] }>): Artifact | undefined {
  for (const { artifacts } of files) {
    const found = artifacts.find(({ kind }) => kind === 'certificate');
    if (found) return found;
  }
  return undefined;
}
