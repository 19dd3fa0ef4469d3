/** What an editor needs before it finds the first file to decode: a small part of the core, loaded without the rest. */
export { isArchiveName, isSkippedFolder } from './cluster/files/candidates.ts';
export { globMatcher } from './cluster/files/glob.ts';
export { holdsCandidates } from './cluster/files/holdsCandidates.ts';
export { DEFAULT_SETTINGS } from './inspection/defaultSettings.ts';
export { holdsPki } from './inspection/holdsPki.ts';
export { isCandidatePath } from './kubernetes/values/candidatePath.ts';
export { groupBy } from './model/collections/lookup.ts';
export { SEVERITIES } from './model/finding.ts';
export { derived, derivedFor } from './model/memo/derived.ts';
export { withoutTrailing } from './model/source/trailing.ts';
export { createScheduler } from './model/time/scheduler.ts';
