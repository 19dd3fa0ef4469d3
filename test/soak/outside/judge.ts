import {
  createInspector,
  DEFAULT_SETTINGS,
  globMatcher,
  type InspectorSettings,
  jsonReport,
  pathsBelow,
} from '../../../src/core/index.ts';
import { nodeFileSystem } from '../../../src/host/nodeFileSystem.ts';
import { differences } from './differences.ts';
import { problemsOf } from './problemsOf.ts';
import type { Situation, Told, Verdict } from './questions.ts';
import { withUnsaved } from './withUnsaved.ts';

/** Compares what the extension says with what a new inspector says of the same files, text, settings and time. */
export async function evaluate(situation: Situation, reported: Told): Promise<Verdict> {
  const crashes: string[] = [];
  const inspector = createInspector({
    fileSystem: withUnsaved(nodeFileSystem, situation.unsaved),
    now: () => situation.now,
    log: { debug() {}, info() {}, warn: (message) => crashes.push(message) },
  });
  const report = await inspector.inspect(settingsOf(situation));
  if (!report) throw new Error('The new inspector has no report.');
  const readable = reported.stale.filter((uri) => !report.files.get(uri)?.problems.some(isOfYaml));
  const fresh: Told = {
    report: jsonReport(report, [situation.folder.name], pathsBelow([situation.folder])),
    problems: problemsOf(report),
    stale: [],
  };
  const named = readable.map((uri) => `file that is not judged as it is: ${uri}`);
  // The content before a file broke is judged on, and a new inspector cannot know it.
  const others = reported.stale.length > 0 ? [] : differences(reported, fresh);
  return { differences: [...crashes, ...named, ...others], findings: report.findings.length };
}

function isOfYaml({ code }: { readonly code: string }): boolean {
  return code === 'yaml-syntax' || code === 'yaml-too-complex';
}

function settingsOf({ folder, settings }: Situation): InspectorSettings {
  const { exclude, rules, profile, checkFileModes, warningDays, caWarningDays } = settings;
  const matches = globMatcher(exclude);
  return {
    ...DEFAULT_SETTINGS,
    folders: [folder],
    isExcluded: matches,
    warningDays,
    caWarningDays,
    severities: rules as InspectorSettings['severities'],
    profile: profile as InspectorSettings['profile'],
    fileModes: () => checkFileModes as ReturnType<NonNullable<InspectorSettings['fileModes']>>,
  };
}
