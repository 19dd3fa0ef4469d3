import {
  expirationCsv,
  expirationIcs,
  expirationJson,
  expirationMarkdown,
  expirationOpenMetrics,
  expirationReport,
  expirationTable,
  globMatcher,
  jsonText,
  pathsBelow,
} from '../core/index.ts';
import { inspectDirectories } from './inspectDirectories.ts';
import { parseExpirationOptions } from './options.ts';

/**
 * `expiration PATH...`: the table of `kubeadm certs check-expiration`, read from the files alone. The other formats tell
 * of every certificate that something on a node reads.
 */
export async function expiration(args: readonly string[]): Promise<number> {
  const { directories, now, format, warningDays, caWarningDays, exclude, maxFiles } = parseExpirationOptions(args);
  const thresholds = { warningDays, caWarningDays, exclude };
  const { report, folders } = await inspectDirectories(directories, now, {
    ...thresholds,
    isExcluded: globMatcher(exclude),
    maxFiles,
  });
  const all = expirationReport(report, thresholds);
  switch (format) {
    case 'text':
      process.stdout.write(expirationTable(report, report.now));
      break;
    case 'markdown':
      process.stdout.write(expirationMarkdown(all));
      break;
    case 'csv':
      process.stdout.write(expirationCsv(all));
      break;
    case 'openmetrics':
      process.stdout.write(expirationOpenMetrics(all, report, pathsBelow(folders)));
      break;
    case 'ics':
      process.stdout.write(expirationIcs(all));
      break;
    case 'json':
      process.stdout.write(jsonText(expirationJson(all)));
      break;
  }
  return 0;
}
