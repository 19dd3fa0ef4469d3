/** Prints a table of what the inputs of test/bench/costs cost the command line, in every format. `-- junit` measures what has that in its name. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type CrowdedFiles,
  controlPlanes,
  equalAuthorities,
  errorLog,
  manyNodes,
  originalControlPlane,
  packed,
} from './crowdedInputs.ts';
import { type MeasuredRun, measureCli } from './measureCli.ts';

interface Subject {
  readonly name: string;
  readonly files: () => CrowdedFiles | Promise<CrowdedFiles>;
  /** The arguments of the command line for the archive at that path. */
  readonly runs: (archive: string) => readonly (readonly string[])[];
  readonly input?: () => string;
}

const FORMATS = ['text', 'json', 'sarif', 'markdown', 'html', 'junit', 'gitlab'];
const NOW = ['--now', '2026-06-01T12:00:00Z'];
const LATER = ['--now', '2046-06-01T12:00:00Z'];
const checks = (archive: string) => FORMATS.map((format) => ['check', archive, '--format', format, ...NOW]);
const everything = (archive: string) => [
  ...checks(archive),
  ...['text', 'json', 'markdown'].map((format) => ['compare', archive, archive, '--format', format, ...NOW]),
  ...['text', 'json'].map((format) => ['expiration', archive, '--format', format, ...NOW]),
];
const explains = (archive: string) =>
  ['text', 'json'].map((format) => ['explain', '-', archive, '--format', format, ...LATER]);

const crowd = async (count: number) => controlPlanes(await originalControlPlane(), count);

const SUBJECTS: readonly Subject[] = [
  { name: '8,000 nodes', files: () => manyNodes(8000), runs: everything },
  { name: '100 control planes', files: () => crowd(100), runs: everything },
  { name: '60 control planes', files: () => crowd(60), runs: everything },
  { name: '24 × 7,000 equal CAs', files: () => equalAuthorities(24, 7000), runs: everything },
  { name: '1 MB of log, 10 nodes', files: () => crowd(10), runs: explains, input: () => errorLog(1e6) },
  { name: '5 MB of log, 20 nodes', files: () => crowd(20), runs: explains, input: () => errorLog(5e6) },
];

const TRIES = Number(process.env.TRIES ?? 1);
const chosen = process.argv.slice(2).filter((argument) => argument !== '--');

const folder = mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-costs-'));
try {
  for (const { name, files, runs, input = () => '' } of SUBJECTS) {
    const archive = path.join(folder, 'crowded.tar.gz');
    const wanted = runs(archive).filter((args) => chosen.every((word) => `${name} ${args.join(' ')}`.includes(word)));
    if (wanted.length === 0) continue;
    const bytes = await packed(await files());
    writeFileSync(archive, bytes);
    const given = input();
    console.log(`${name} (${Math.round(bytes.length / 1000)} kB)`);
    for (const args of wanted) {
      const label = `${args[0]} ${args[args.indexOf('--format') + 1]}`;
      console.log(`  ${label.padEnd(20)}${shown(await leastOf(args, given))}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** The least of several runs: what else the machine does can only add to it. */
async function leastOf(args: readonly string[], input: string): Promise<MeasuredRun> {
  const tries: MeasuredRun[] = [];
  for (let at = 0; at < TRIES; at++) tries.push(await measureCli(args, input));
  const least = (of: 'seconds' | 'megabytes' | 'hold') => Math.min(...tries.map((one) => one[of]));
  const [{ code, bytes } = { code: null, bytes: 0 }] = tries;
  return { code, bytes, seconds: least('seconds'), megabytes: least('megabytes'), hold: least('hold') };
}

function shown({ seconds, megabytes, hold, code, bytes }: MeasuredRun): string {
  const columns = [`${seconds.toFixed(2)} s`, `${Math.round(megabytes)} MB`, `held ${Math.round(hold)} ms`];
  const written = `${(bytes / 1e6).toFixed(1)} MB`;
  return [...columns, written, `exit ${code}`].map((one) => one.padStart(14)).join('');
}
