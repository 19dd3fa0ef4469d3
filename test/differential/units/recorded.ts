import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The counts of the last recorded run. */
export interface RecordedUnits {
  /** Debian's version of systemd. */
  readonly systemd: string;
  readonly date: string;
  /** The first and the last seed. */
  readonly from: number;
  readonly to: number;
  /** Units that systemd accepts. */
  readonly accepted: number;
  readonly same: number;
  /** Files of variables, by how they are read; systemd reads them all. */
  readonly environment: { readonly same: number; readonly unread: number };
}

const FILE = new URL('../recorded/units.json', import.meta.url);

export function readRecordedUnits(): RecordedUnits | undefined {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as RecordedUnits) : undefined;
}

export function recordUnits(run: Omit<RecordedUnits, 'date'>): void {
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(FILE, `${JSON.stringify({ ...run, date }, undefined, 2)}\n`);
}
