import { text as textOf } from 'node:stream/consumers';
import {
  createScheduler,
  explainMessages,
  explanationJsonPieces,
  explanationText,
  globMatcher,
  pathsBelow,
} from '../core/index.ts';
import { host } from '../host/node.ts';
import { inspectDirectories } from './inspectDirectories.ts';
import { parseExplainOptions, UsageError } from './options.ts';
import { print, printError } from './print.ts';

/** As much of a log as is in memory at once. Characters. */
const MAX_LOG = 64 * 1024 * 1024;

/**
 * `explain MESSAGE|- [PATH...]`: the meaning of the TLS, certificate and authentication errors in a message or a log and, with PATH, the connection
 * and findings they are about. Exits with 1 if there is no such error.
 */
export async function explain(args: readonly string[]): Promise<number> {
  const { message, format, directories, now, exclude, fileModes, ...chosen } = parseExplainOptions(args);
  const text = message === '-' ? await textOf(process.stdin) : message;
  if (text.length > MAX_LOG) throw new UsageError('the log is larger than 64 MiB');
  const settings = { ...chosen, fileModes: () => fileModes, isExcluded: globMatcher(exclude) };
  const { report, folders = [] } = directories.length > 0 ? await inspectDirectories(directories, now, settings) : {};
  const explained = await explainMessages(text, { report, scheduler: createScheduler(host.pause) });
  const pathOf = pathsBelow(folders);
  if (format === 'json') await print(explanationJsonPieces(explained, report, pathOf), 'json');
  else await print(explanationText(explained, report, pathOf));
  if (explained.length > 0) return 0;
  printError('kubernetes-pki: no TLS, certificate or authentication error found\n');
  return 1;
}
