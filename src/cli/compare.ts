import {
  breaks,
  compareReports,
  comparisonDocument,
  comparisonJsonPieces,
  comparisonText,
  createScheduler,
  documentMarkdown,
  pathsBelow,
} from '../core/index.ts';
import { host } from '../host/node.ts';
import { inspectDirectories } from './inspectDirectories.ts';
import { parseCompareOptions } from './options.ts';
import { print } from './print.ts';

/** `compare BEFORE AFTER`: prints what differs between two states; 1 where a connection that worked is broken. */
export async function compare(args: readonly string[]): Promise<number> {
  const { before, after, format, now = Date.now(), maxFiles, includesLeftOut } = parseCompareOptions(args);
  const settings = { maxFiles, includesLeftOut };
  const [old, current] = [await inspected(before, now, settings), await inspected(after, now, settings)];
  const comparison = await compareReports(old.report, current.report, now, createScheduler(host.pause));
  const input = { before: old, after: current, now, comparison };
  switch (format) {
    case 'text':
      await print(comparisonText(input));
      break;
    case 'json':
      await print(comparisonJsonPieces(input), 'json');
      break;
    case 'markdown':
      await print(documentMarkdown(comparisonDocument(input)), 'markup');
      break;
  }
  return comparison.connections.some(breaks) ? 1 : 0;
}

async function inspected(name: string, now: number, settings: Parameters<typeof inspectDirectories>[2]) {
  const { report, folders } = await inspectDirectories([name], now, settings);
  return { name, report, pathOf: pathsBelow(folders) };
}
