import type * as vscode from 'vscode';
import type { Report } from '../../core/index.ts';
import type { Inspection } from '../inspection/inspection.ts';

/** As long as a person who points at something waits for it. Milliseconds. */
const PATIENCE = 5000;

/** The report, or while there is none yet the first that comes soon; undefined where none does, or nobody waits any more. */
export function firstReport(inspection: Inspection, token: vscode.CancellationToken): Promise<Report | undefined> {
  if (inspection.report) return Promise.resolve(inspection.report);
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      for (const one of listeners) one.dispose();
      resolve(inspection.report);
    };
    const timer = setTimeout(done, PATIENCE);
    const listeners = [inspection.onDidChange(done), token.onCancellationRequested(done)];
  });
}
