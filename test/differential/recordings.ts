import { readFileSync, writeFileSync } from 'node:fs';
import { type Outcomes, recordable } from './outcome.ts';

/** What really happened, by case. */
export type Recording = Readonly<Record<string, Outcomes>>;

export type RecordingName = 'table' | 'random' | 'nodes';

export function readRecording(name: RecordingName): Recording {
  return JSON.parse(readFileSync(fileOf(name), 'utf8')) as Recording;
}

export function writeRecording(name: RecordingName, recording: Recording): void {
  const plain = Object.entries(recording).map(([id, outcomes]) => [id, recordable(outcomes)]);
  writeFileSync(fileOf(name), `${JSON.stringify(Object.fromEntries(plain), undefined, 1)}\n`);
}

function fileOf(name: RecordingName): URL {
  return new URL(`recorded/${name}.json`, import.meta.url);
}
