import type * as vscode from 'vscode';
import { createScheduler } from '../../core/beforeCandidates.ts';
import {
  type InspectorSettings,
  plainText,
  prepareConnections,
  prepareExpirations,
  prepareReferences,
  prepareRotations,
  type Report,
  untrusted,
} from '../../core/index.ts';
import type { Host } from '../../host/host.ts';
import { expirationOf, expirationSummaryOf } from './expirationOf.ts';

/** Makes what many ask of every report before they do, a slice at a time: of a thousand nodes each takes long. */
export async function prepareReport(report: Report, settings: InspectorSettings, pause: Host['pause']): Promise<void> {
  // An empty report needs no index, and what builds one need not be loaded.
  if (report.files.size === 0) return;
  const scheduler = createScheduler(pause);
  await prepareReferences(report, pause);
  await scheduler.yieldNow();
  await prepareRotations(report, pause);
  await scheduler.yieldNow();
  await prepareConnections(report.connections, pause);
  await scheduler.yieldNow();
  await prepareExpirations(report, settings, pause);
  await scheduler.yieldNow();
  expirationOf(report, settings);
  await scheduler.yieldNow();
  expirationSummaryOf(report, settings);
  await scheduler.yieldNow();
}

let reported: Report['skipped'] = [];

/** Timings and counts of one inspection, and, where that is news, what was passed over and why. */
export function logReport(log: vscode.LogOutputChannel, report: Report, milliseconds: number, decoded: number): void {
  const { files, nodes, findings, skipped, truncated } = report;
  log.info(
    `Inspected ${files.size} files on ${nodes.length} nodes in ${Math.round(milliseconds)} ms: ` +
      `${decoded} decoded, ${findings.length} findings.`,
  );
  if (skipped === reported) return;
  reported = skipped;
  for (const { uri, reason, size, target } of skipped) {
    const more = [
      size === undefined ? [] : `, ${size} bytes`,
      target === undefined ? [] : `, to ${plainText(untrusted(target))}`,
    ];
    log.info(`Skipped ${plainText(untrusted(uri))}: ${reason}${more.flat().join('')}.`);
  }
  if (truncated) log.warn('Too many candidate files: the remaining files were not scanned.');
}
