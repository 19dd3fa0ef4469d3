import {
  beyondText,
  createScheduler,
  gitlabPieces,
  globMatcher,
  htmlPieces,
  jsonReport,
  jsonReportPieces,
  junitReport,
  markdownPieces,
  pathsBelow,
  plainText,
  type Report,
  RULES,
  SEVERITIES,
  sarifPieces,
  textReport,
  unreadOf,
} from '../core/index.ts';
import { host } from '../host/node.ts';
import { VERSION } from './help.ts';
import { inspectDirectories } from './inspectDirectories.ts';
import { type CheckOptions, parseCheckOptions } from './options.ts';
import { print, printError } from './print.ts';
import { repositoryPaths } from './repositoryPaths.ts';
import { proseOf } from './ruleProse.ts';

/** `check PATH...`: prints the report in the requested format. Returns 1 if a finding is at or above --fail-on, else 3 if the report is incomplete. */
export async function check(args: readonly string[]): Promise<number> {
  const options = parseCheckOptions(args);
  const {
    warningDays,
    caWarningDays,
    profile,
    release,
    severities,
    fileModes,
    directories,
    exclude,
    maxFiles,
    includesLeftOut,
  } = options;
  const settings = {
    warningDays,
    caWarningDays,
    profile,
    release,
    severities,
    fileModes: () => fileModes,
    isExcluded: globMatcher(exclude),
    maxFiles,
    includesLeftOut,
  };
  const { report, folders } = await inspectDirectories(directories, options.now, settings);
  const pathOf = pathsBelow(folders);
  const beyond = options.release === undefined ? undefined : beyondText(options.release);
  if (beyond) printError(`kubernetes-pki: ${plainText(beyond)}\n`);
  const input = {
    report,
    roots: directories,
    pathOf,
    version: VERSION,
    rules: RULES.map((rule) => ({ ...rule, ...proseOf(rule.id) })),
    settings,
  };
  switch (options.format) {
    case 'text':
      await print(textReport(jsonReport(report, directories, pathOf)));
      break;
    case 'json':
      await print(jsonReportPieces(report, directories, pathOf), 'json');
      break;
    case 'markdown':
      await print(markdownPieces(input), 'markup');
      break;
    case 'html':
      await print(htmlPieces(input), 'markup');
      break;
    case 'junit':
      await print(junitReport(input), 'markup');
      break;
    case 'gitlab':
      await print(await gitlabPieces(report, repositoryPaths(folders), createScheduler(host.pause)), 'json');
      break;
    case 'sarif':
      await print(
        await sarifPieces(
          { ...input, pathOf: repositoryPaths(folders), withSuppressed: options.includeSuppressed },
          createScheduler(host.pause),
        ),
        'json',
      );
      break;
  }
  if (fails(report, options.failOn)) return 1;
  return options.allowsIncomplete || unreadOf(report).length === 0 ? 0 : 3;
}

function fails(report: Report, failOn: CheckOptions['failOn']): boolean {
  if (failOn === 'never') return false;
  const limit = SEVERITIES.indexOf(failOn);
  return report.findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit);
}
