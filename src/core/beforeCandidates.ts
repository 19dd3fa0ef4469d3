/** The small part of the core that an editor needs before it finds the first file to decode, loaded without the rest. */
export { isArchiveName, isSkippedFolder } from './cluster/files/candidates.ts';
export { globMatcher } from './cluster/files/glob.ts';
export { holdsCandidates } from './cluster/files/holdsCandidates.ts';
export { DEFAULT_SETTINGS } from './inspection/defaultSettings.ts';
export { holdsPki } from './inspection/holdsPki.ts';
export { isCandidatePath } from './kubernetes/values/candidatePath.ts';
export { groupBy } from './model/collections/lookup.ts';
export { SEVERITIES } from './model/finding.ts';
export { derived, derivedFor } from './model/memo/derived.ts';
export { baseName } from './model/source/directories.ts';
export { withoutTrailing } from './model/source/trailing.ts';
export { createScheduler } from './model/time/scheduler.ts';
