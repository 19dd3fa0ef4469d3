import {
  createInspector,
  DEFAULT_SETTINGS,
  type InspectorSettings,
  jsonReport,
  pathsBelow,
} from '../../../src/core/index.ts';
import { globMatcher } from '../../../src/core/inventory/glob.ts';
import { nodeFileSystem } from '../../../src/host/nodeFileSystem.ts';
import { brokenIn } from './brokenIn.ts';
import { differences } from './differences.ts';
import { problemsOf } from './problemsOf.ts';
import type { Situation, Told, Verdict } from './questions.ts';
import { withUnsaved } from './withUnsaved.ts';

/** Compares what the extension says with what a new inspector says of the same files, text, settings and time. */
export async function judge(situation: Situation, told: Told): Promise<Verdict> {
  const crashes: string[] = [];
  const inspector = createInspector({
    fileSystem: withUnsaved(nodeFileSystem, situation.unsaved),
    now: () => situation.now,
    log: { debug() {}, info() {}, warn: (message) => crashes.push(message) },
  });
  const report = await inspector.inspect(settingsOf(situation));
  if (!report) throw new Error('The new inspector has no report.');
  const broken = brokenIn(report);
  const fresh: Told = {
    report: jsonReport(report, [situation.folder.name], pathsBelow([situation.folder])),
    problems: problemsOf(report),
    broken,
  };
  return { differences: [...crashes, ...differences(told, fresh)], findings: report.findings.length, broken };
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
