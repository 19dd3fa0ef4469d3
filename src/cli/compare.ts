import {
  compareReports,
  comparisonDocument,
  comparisonJsonPieces,
  comparisonText,
  createScheduler,
  documentMarkdown,
  pathsBelow,
  upgradeFrom,
  worsens,
} from '../core/index.ts';
import { host } from '../host/node.ts';
import { inspectDirectories } from './inspectDirectories.ts';
import { parseCompareOptions } from './options.ts';
import { print } from './print.ts';

/** `compare BEFORE AFTER`: prints the differences between two states; 1 if a connection that worked fails, or a component no longer starts. */
export async function compare(args: readonly string[]): Promise<number> {
  const { before, after, release, format, now = Date.now(), maxFiles, includesLeftOut } = parseCompareOptions(args);
  const settings = { maxFiles, includesLeftOut };
  const old = await inspected(before, now, settings);
  const given = before === after ? old : await inspected(after, now, settings);
  const upgraded = release === undefined ? undefined : await upgradeFrom(given.report, release, given.inspectAs);
  const current = upgraded ? { ...given, report: upgraded.after } : given;
  const comparison = await compareReports(old.report, current.report, now, createScheduler(host.pause));
  const input = { before: old, after: current, now, comparison, upgrade: upgraded?.upgrade };
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
  return worsens(comparison) || upgraded?.upgrade.firstBreak !== undefined ? 1 : 0;
}

async function inspected(name: string, now: number, settings: Parameters<typeof inspectDirectories>[2]) {
  const { report, folders, inspectAs } = await inspectDirectories([name], now, settings);
  return { name, report, pathOf: pathsBelow(folders), inspectAs };
}
