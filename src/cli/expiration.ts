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
import { print } from './print.ts';

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
      await print(expirationTable(report, report.now));
      break;
    case 'markdown':
      await print(expirationMarkdown(all), 'markup');
      break;
    case 'csv':
      await print(expirationCsv(all));
      break;
    case 'openmetrics':
      await print(expirationOpenMetrics(all, report, pathsBelow(folders)), 'backslashes');
      break;
    case 'ics':
      await print(expirationIcs(all), 'backslashes');
      break;
    case 'json':
      await print(jsonText(expirationJson(all)), 'json');
      break;
  }
  return 0;
}
