import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { ComponentVersions } from './componentVersions.ts';
import { type Outcomes, recordable } from './outcome.ts';
import type { SampleResult } from './sample.ts';

/** The real results, by case. */
export type Recording = Readonly<Record<string, Outcomes>>;

export type RecordingName = 'table' | 'random' | 'nodes';

/** Empty if nothing was recorded yet. */
export function readRecording(name: RecordingName): Recording {
  const file = fileOf(name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recording) : {};
}

export function writeRecording(name: RecordingName, recording: Recording): void {
  const plain = Object.entries(recording).map(([id, outcomes]) => [id, recordable(outcomes)]);
  writeFileSync(fileOf(name), `${JSON.stringify(Object.fromEntries(plain), undefined, 2)}\n`);
}

/** The last run of all cases. */
export interface RecordedRun {
  /** Such as "2026-11-29". */
  readonly date: string;
  readonly versions: ComponentVersions;
  /** The cases that were tried with kube-apiserver itself. */
  readonly sample: Omit<SampleResult, 'differences'>;
}

export function readRun(): RecordedRun {
  return JSON.parse(readFileSync(fileOf('run'), 'utf8')) as RecordedRun;
}

export function writeRun(run: RecordedRun): void {
  writeFileSync(fileOf('run'), `${JSON.stringify(run, undefined, 2)}\n`);
}

function fileOf(name: RecordingName | 'run'): URL {
  return new URL(`recorded/${name}.json`, import.meta.url);
}
