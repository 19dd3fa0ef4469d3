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
  leftOutLine,
  pathsBelow,
  plainText,
} from '../core/index.ts';
import { inspectDirectories } from './inspectDirectories.ts';
import { parseExpirationOptions } from './options.ts';
import { print, printError } from './print.ts';

/**
 * `expiration PATH...`: the table of `kubeadm certs check-expiration`, read from the files alone. The other formats list every certificate that a
 * component or kubeconfig on a node reads.
 */
export async function expiration(args: readonly string[]): Promise<number> {
  const options = parseExpirationOptions(args);
  const { directories, now, format, warningDays, caWarningDays, exclude, maxFiles, includesLeftOut } = options;
  const thresholds = { warningDays, caWarningDays, exclude };
  const { report, folders } = await inspectDirectories(directories, now, {
    ...thresholds,
    isExcluded: globMatcher(exclude),
    maxFiles,
    includesLeftOut,
  });
  const all = expirationReport(report, thresholds);
  switch (format) {
    case 'text':
      await print(expirationTable(report, report.now));
      await print(lineOf(all));
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
  // These formats have no place for a remark.
  if (['csv', 'openmetrics', 'ics'].includes(format)) printError(lineOf(all));
  return 0;
}

/** The line about what was left out by name; empty if nothing was. */
function lineOf({ leftOut }: ReturnType<typeof expirationReport>): string {
  const text = leftOutLine(leftOut);
  return text ? `${plainText(text)}\n` : '';
}
