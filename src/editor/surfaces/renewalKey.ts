import * as vscode from 'vscode';
import type { Report, Thresholds } from '../../core/index.ts';
import { expirationOf } from '../inspection/expirationOf.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { CONTEXT_KEYS } from '../manifest/ids.ts';

/** Keeps the key by which *Copy Renewal Plan* is offered only while a plan would hold something. */
export function registerRenewalKey(inspection: Inspection): vscode.Disposable {
  let known = false;
  const update = () => {
    const { report, settings } = inspection;
    const isDue = report !== undefined && isRenewalDue(report, settings);
    if (isDue === known) return;
    known = isDue;
    vscode.commands.executeCommand('setContext', CONTEXT_KEYS.renewalDue, isDue);
  };
  update();
  return inspection.onDidChange(update);
}

/** Without files, the code that counts certificates need not be loaded. */
function isRenewalDue(report: Report, thresholds: Thresholds): boolean {
  if (report.files.size === 0) return false;
  const { certificates, authorities } = expirationOf(report, thresholds);
  return [...certificates, ...authorities].some(
    ({ state, at }) => at !== undefined && (state === 'expired' || state === 'expiring'),
  );
}
