import * as vscode from 'vscode';
import { type Artifact, listeningFor, type Report } from '../../core/index.ts';
import { LAST_MONTH } from '../../sample/sampleNodes.ts';
import { archiveUri } from '../archives/archiveUri.ts';
import { stateAt } from '../comparison/knownStates.ts';
import { openableLocation } from '../conversion/convert.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { SAMPLE_URI } from '../sample/sampleFileSystem.ts';
import { showWalkthrough } from '../sample/walkthrough.ts';
import type { Command } from './command.ts';

/** Opens the sample cluster. The walkthrough says so of itself, and is gone on with. */
export const openSample: Command = {
  id: COMMANDS.openSample,
  run: ({ sample }, [askedBy]) => sample.open(askedBy === 'walkthrough' ? 'walkthrough' : 'command'),
};

/** Takes the sample cluster out of the window. */
export const closeSample: Command = {
  id: COMMANDS.closeSample,
  run: ({ sample }) => sample.close(),
};

/** Compares the sample cluster with its state of last month. */
export const compareSample: Command = {
  id: COMMANDS.compareSample,
  async run({ comparison }) {
    const before = stateAt(archiveUri(vscode.Uri.joinPath(SAMPLE_URI, LAST_MONTH)));
    await comparison.show({ before, after: stateAt(SAMPLE_URI) });
  },
};

/** Opens the walkthrough about a cluster's PKI. */
export const openWalkthrough: Command = {
  id: COMMANDS.openWalkthrough,
  run: () => showWalkthrough(),
};

/** Shows the hover of a certificate: of the API server's own where its manifest leads to one, else of the first. */
export const showExampleHover: Command = {
  id: COMMANDS.showExampleHover,
  async run({ inspection: { report } }) {
    const example = report && (servingCertificate(report) ?? firstCertificate(report.files.values()));
    if (!report || !example) {
      vscode.window.showInformationMessage(vscode.l10n.t('No certificates found in the workspace.'));
      return;
    }
    const { uri, range } = openableLocation(report, example.origin);
    await vscode.window.showTextDocument(uri, { selection: new vscode.Range(range.start, range.start) });
    await vscode.commands.executeCommand('editor.action.showHover');
  },
};

function servingCertificate({ nodes }: Report): Artifact | undefined {
  for (const { view } of nodes) {
    const target = listeningFor(view, 'api')?.pairs[0]?.certificate?.reference?.resolution;
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
