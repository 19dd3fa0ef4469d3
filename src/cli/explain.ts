import { text as textOf } from 'node:stream/consumers';
import {
  explainMessages,
  explanationJson,
  explanationText,
  globMatcher,
  jsonText,
  MAX_FILE_SIZE,
  pathsBelow,
} from '../core/index.ts';
import { inspectDirectories } from './inspectDirectories.ts';
import { parseExplainOptions, UsageError } from './options.ts';
import { print, printError } from './print.ts';

/**
 * `explain MESSAGE|- [PATH...]`: what the TLS, certificate and authentication errors in a message or a log mean, and with PATH which
 * connection and findings they are about; 1 where there is none.
 */
export async function explain(args: readonly string[]): Promise<number> {
  const { message, format, directories, now, exclude, fileModes, ...chosen } = parseExplainOptions(args);
  const text = message === '-' ? await textOf(process.stdin) : message;
  if (text.length > MAX_FILE_SIZE) throw new UsageError('the log is larger than 5 MiB');
  const settings = { ...chosen, fileModes: () => fileModes, isExcluded: globMatcher(exclude) };
  const inspected = directories.length > 0 ? await inspectDirectories(directories, now, settings) : undefined;
  const explained = explainMessages(text, inspected?.report);
  const pathOf = pathsBelow(inspected?.folders ?? []);
  if (format === 'json') await print(jsonText(explanationJson(explained, inspected?.report, pathOf)), 'json');
  else await print(explanationText(explained, inspected?.report, pathOf));
  if (explained.length > 0) return 0;
  printError('kubernetes-pki: no TLS, certificate or authentication error found\n');
  return 1;
}
