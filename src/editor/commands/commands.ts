import { closeArchive, inspectArchive } from './archives.ts';
import type { Command, CommandContext } from './command.ts';
import { compareCertificates, compareWithSelected, selectForCompare } from './compare.ts';
import { compareRelease } from './compareRelease.ts';
import { compareRevision } from './compareRevision.ts';
import { compareFolder } from './compareStates.ts';
import { copyCommand, copyFingerprint, copyFix, copyPem, copyRenewal, copySerial } from './copy.ts';
import { copyRenewalPlan } from './copyRenewalPlan.ts';
import { decodeClipboard, decodeSelection, openDecoded, openKeyStore } from './decode.ts';
import { checkFixes, hideAnswers, openExercise, showAnswer, showAnswers, showHint } from './exercises.ts';
import { explainError, openTroubleshooting } from './explainError.ts';
import { exportReport } from './exportReport.ts';
import { clearFilter, filter, groupBy, groupings } from './filter.ts';
import { openPlace, openRule, revealFile, revealInTree } from './open.ts';
import { openViewer } from './openViewer.ts';
import { openExpirationText, showConnectionGraph, showExpiration, showLog } from './panels.ts';
import { findAllReferences, showReferences } from './references.ts';
import { refresh } from './refresh.ts';
import { closeSample, compareSample, openSample, openWalkthrough, showExampleHover } from './sample.ts';
import { setSeverity } from './setSeverity.ts';
import { showFixes } from './showFixes.ts';

const COMMANDS: readonly Command[] = [
  refresh,
  openDecoded,
  decodeSelection,
  decodeClipboard,
  openKeyStore,
  copyFingerprint,
  copyRenewalPlan,
  showExpiration,
  openExpirationText,
  showConnectionGraph,
  showLog,
  openPlace,
  openRule,
  copyCommand,
  copyFix,
  showFixes,
  copyPem,
  showReferences,
  openViewer,
  selectForCompare,
  compareWithSelected,
  compareCertificates,
  compareFolder,
  compareRevision,
  compareRelease,
  openSample,
  closeSample,
  inspectArchive,
  closeArchive,
  openWalkthrough,
  showExampleHover,
  compareSample,
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
  explainError,
  openTroubleshooting,
  openExercise,
  checkFixes,
  showHint,
  showAnswer,
  showAnswers,
  hideAnswers,
];

const BY_ID: ReadonlyMap<string, Command> = new Map(COMMANDS.map((command) => [command.id, command]));

/** Runs the command of that id. */
export function runCommand(id: string, context: CommandContext, args: readonly unknown[]): unknown {
  return BY_ID.get(id)?.run(context, args);
}
