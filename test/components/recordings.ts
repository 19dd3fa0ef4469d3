import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What a run over generated nodes counted. */
export interface Recorded {
  readonly release: string;
  readonly etcd: string;
  /** Such as "2026-11-29". */
  readonly date: string;
  /** The first and the last. */
  readonly seeds: readonly [number, number];
  readonly starts: number;
  readonly broken: number;
  readonly working: number;
  readonly untried: number;
  /** How often each known difference occurred. */
  readonly known: Readonly<Record<string, number>>;
}

const FILE = new URL('recorded/nodes.json', import.meta.url);

/** The last run with each release, newest release first. */
export function recordedRuns(): readonly Recorded[] {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Recorded[]) : [];
}

/** Replaces what was recorded of the release. */
export function recordRun(run: Recorded): void {
  const others = recordedRuns().filter(({ release }) => release !== run.release);
  const runs = [...others, run].sort((one, other) => other.release.localeCompare(one.release, 'en', { numeric: true }));
  writeFileSync(FILE, `${JSON.stringify(runs, undefined, 2)}\n`);
}
