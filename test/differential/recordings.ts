import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { ComponentVersions } from './componentVersions.ts';
import { type Outcomes, recordable } from './outcome.ts';

/** What really happened, by case. */
export type Recording = Readonly<Record<string, Outcomes>>;

export type RecordingName = 'table' | 'random' | 'nodes';

/** Empty where nothing was recorded yet. */
export function readRecording(name: RecordingName): Recording {
  const file = fileOf(name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recording) : {};
}

export function writeRecording(name: RecordingName, recording: Recording): void {
  const plain = Object.entries(recording).map(([id, outcomes]) => [id, recordable(outcomes)]);
  writeFileSync(fileOf(name), `${JSON.stringify(Object.fromEntries(plain), undefined, 2)}\n`);
}

/** With what the recordings were made. */
export function readVersions(): ComponentVersions {
  return JSON.parse(readFileSync(fileOf('versions'), 'utf8')) as ComponentVersions;
}

export function writeVersions(versions: ComponentVersions): void {
  writeFileSync(fileOf('versions'), `${JSON.stringify(versions, undefined, 2)}\n`);
}

function fileOf(name: RecordingName | 'versions'): URL {
  return new URL(`recorded/${name}.json`, import.meta.url);
}
