import * as vscode from 'vscode';
import { clearFilter } from './clearFilter.ts';
import { closeSample } from './closeSample.ts';
import type { Command, CommandContext } from './command.ts';
import { compareCertificates } from './compareCertificates.ts';
import { compareWithSelected } from './compareWithSelected.ts';
import { copyCommand } from './copyCommand.ts';
import { copyFingerprint } from './copyFingerprint.ts';
import { copyPem } from './copyPem.ts';
import { copyRenewal } from './copyRenewal.ts';
import { copySerial } from './copySerial.ts';
import { decodeClipboard } from './decodeClipboard.ts';
import { decodeSelection } from './decodeSelection.ts';
import { exportReport } from './exportReport.ts';
import { filter } from './filter.ts';
import { findAllReferences } from './findAllReferences.ts';
import { groupBy, groupings } from './groupBy.ts';
import { openDecoded } from './openDecoded.ts';
import { openExpirationText } from './openExpirationText.ts';
import { openKeyStore } from './openKeyStore.ts';
import { openPlace } from './openPlace.ts';
import { openRule } from './openRule.ts';
import { openSample } from './openSample.ts';
import { openViewer } from './openViewer.ts';
import { openWalkthrough } from './openWalkthrough.ts';
import { refresh } from './refresh.ts';
import { revealFile } from './revealFile.ts';
import { revealInTree } from './revealInTree.ts';
import { selectForCompare } from './selectForCompare.ts';
import { setSeverity } from './setSeverity.ts';
import { showConnectionGraph } from './showConnectionGraph.ts';
import { showExampleHover } from './showExampleHover.ts';
import { showExpiration } from './showExpiration.ts';
import { showLog } from './showLog.ts';
import { showReferences } from './showReferences.ts';

const ALL: readonly Command[] = [
  refresh,
  openDecoded,
  decodeSelection,
  decodeClipboard,
  openKeyStore,
  copyFingerprint,
  showExpiration,
  openExpirationText,
  showConnectionGraph,
  showLog,
  openPlace,
  openRule,
  copyCommand,
  copyPem,
  showReferences,
  openViewer,
  selectForCompare,
  compareWithSelected,
  compareCertificates,
  openSample,
  closeSample,
  openWalkthrough,
  showExampleHover,
  filter,
  clearFilter,
  groupBy,
  ...groupings,
  revealInTree,
  copySerial,
  copyRenewal,
  revealFile,
  findAllReferences,
  setSeverity,
  exportReport,
];

export function registerCommands(context: CommandContext): vscode.Disposable {
  return vscode.Disposable.from(
    ...ALL.map(({ id, run }) => vscode.commands.registerCommand(id, (...args: unknown[]) => run(context, args))),
  );
}
