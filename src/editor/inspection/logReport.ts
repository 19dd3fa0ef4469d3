import type * as vscode from 'vscode';
import { plainText, type Report, untrusted } from '../../core/index.ts';

let told: Report['skipped'] = [];

/** Timings and counts of one inspection, and, where that is news, what was passed over and why. */
export function logReport(log: vscode.LogOutputChannel, report: Report, milliseconds: number, decoded: number): void {
  const { files, nodes, findings, skipped, truncated } = report;
  log.info(
    `Inspected ${files.size} files on ${nodes.length} nodes in ${Math.round(milliseconds)} ms: ` +
      `${decoded} decoded, ${findings.length} findings.`,
  );
  if (skipped === told) return;
  told = skipped;
  for (const { uri, reason, size, target } of skipped) {
    const more = [
      size === undefined ? [] : `, ${size} bytes`,
      target === undefined ? [] : `, to ${plainText(untrusted(target))}`,
    ];
    log.info(`Skipped ${plainText(untrusted(uri))}: ${reason}${more.flat().join('')}.`);
  }
  if (truncated) log.warn('Too many candidate files: the rest was not looked at.');
}
