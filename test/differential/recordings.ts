import { readFileSync, writeFileSync } from 'node:fs';
import type { Outcomes } from './outcome.ts';

/** What really happened, by case. */
export type Recording = Readonly<Record<string, Outcomes>>;

export type RecordingName = 'table' | 'random';

export function readRecording(name: RecordingName): Recording {
  return JSON.parse(readFileSync(fileOf(name), 'utf8')) as Recording;
}

export function writeRecording(name: RecordingName, recording: Recording): void {
  writeFileSync(fileOf(name), `${JSON.stringify(recording, undefined, 2)}\n`);
}

function fileOf(name: RecordingName): URL {
  return new URL(`recorded/${name}.json`, import.meta.url);
}
