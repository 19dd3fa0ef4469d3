import { readFileSync } from 'node:fs';

/** Which flags each program accepts, tried on the program of each release: in every one, or in those that are listed. */
interface RecordedFlags {
  readonly releases: readonly string[];
  readonly programs: Readonly<
    Record<string, { readonly inAll: readonly string[]; readonly inSome: Readonly<Record<string, readonly string[]>> }>
  >;
}

export const RECORDED_FLAGS: RecordedFlags = JSON.parse(
  readFileSync(new URL('../components/recorded/flags.json', import.meta.url), 'utf8'),
);

/** The releases whose program accepts the flag. */
export function releasesWith(program: string, name: string): readonly string[] {
  const { inAll, inSome } = RECORDED_FLAGS.programs[program] ?? { inAll: [], inSome: {} };
  return inAll.includes(name) ? RECORDED_FLAGS.releases : (inSome[name] ?? []);
}

export function minorOf(release: string): number {
  return Number(release.split('.')[1]);
}
