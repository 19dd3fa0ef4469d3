import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The counts of a run over generated nodes. */
export interface Recorded {
  readonly release: string;
  /** The release of the nodes' files, if another one started them. */
  readonly filesOf?: string;
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

function together(one: Recorded, next: Recorded): Recorded {
  const known = { ...one.known };
  for (const [id, count] of Object.entries(next.known)) known[id] = (known[id] ?? 0) + count;
  return {
    ...next,
    seeds: [one.seeds[0], next.seeds[1]],
    starts: one.starts + next.starts,
    broken: one.broken + next.broken,
    working: one.working + next.working,
    untried: one.untried + next.untried,
    known,
  };
}

const FILE = new URL('recorded/nodes.json', import.meta.url);

/** The last run with each release, newest release first, and with each pair of them. */
export function recordedRuns(): readonly Recorded[] {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Recorded[]) : [];
}

/** Replaces what was recorded of the release, or of the pair, or adds to it if the seeds follow those of the run before. */
export function recordRun(run: Recorded): void {
  const isSame = ({ release, filesOf }: Recorded) => release === run.release && filesOf === run.filesOf;
  const before = recordedRuns().find(isSame);
  const others = recordedRuns().filter((one) => !isSame(one));
  const isNext = before !== undefined && before.etcd === run.etcd && before.seeds[1] + 1 === run.seeds[0];
  const runs = [...others, isNext ? together(before, run) : run].sort((one, other) =>
    other.release.localeCompare(one.release, 'en', { numeric: true }),
  );
  const text = JSON.stringify(runs, undefined, 2);
  // The formatter keeps the pair of seeds on one line.
  writeFileSync(FILE, `${text.replaceAll(/\[\s+(\d+),\s+(\d+)\s+\]/g, '[$1, $2]')}\n`);
}
