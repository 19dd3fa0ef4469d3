import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DrawnUnit } from './drawUnit.ts';

const SYSTEMD = '/lib/systemd/systemd';

/** A unit as systemd reads it: the words of its command before variables are substituted, and its variables. */
export interface UnitReading {
  readonly words: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

/** Such as "252.38-1~deb12u1". */
export function systemdVersion(): string {
  const [first = ''] = execFileSync(SYSTEMD, ['--version'], { encoding: 'utf8' }).split('\n');
  return /\((.*)\)/.exec(first)?.[1] ?? first;
}

/**
 * Lets systemd load the units and print them, as its `--test` does without starting anything; not as root, which it refuses. A unit that it
 * rejects is not in the answer.
 */
export function readBySystemd(units: readonly DrawnUnit[]): ReadonlyMap<string, UnitReading> {
  const folder = mkdtempSync(join(tmpdir(), 'units-'));
  try {
    chmodSync(folder, 0o755);
    const run = join(folder, 'run');
    mkdirSync(run);
    chmodSync(run, 0o777);
    for (const { name, text } of units) writeFileSync(join(folder, name), text);
    const wants = units.map(({ name }) => `Wants=${name}\n`).join('');
    writeFileSync(join(folder, 'all.target'), `[Unit]\nDefaultDependencies=no\n${wants}`);
    const asNobody =
      process.getuid?.() === 0 ? ['--reuid=65534', '--regid=65534', '--clear-groups', SYSTEMD] : undefined;
    const { stdout, stderr } = spawnSync(
      asNobody ? 'setpriv' : SYSTEMD,
      [...(asNobody ?? []), '--test', '--system', '--unit=all.target', '--log-target=console'],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        env: { PATH: process.env.PATH, HOME: '/root', SYSTEMD_UNIT_PATH: folder, XDG_RUNTIME_DIR: run },
      },
    );
    const readings = unitsIn(stdout);
    if (readings.size === 0) throw new Error(`systemd has read no unit: ${stderr.slice(0, 1000)}`);
    return readings;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function unitsIn(dump: string): ReadonlyMap<string, UnitReading> {
  const readings = new Map<string, UnitReading>();
  for (const part of dump.split(/^\t?-> Unit /m).slice(1)) {
    const name = part.slice(0, part.indexOf(':\n'));
    const command = /^\t+Command Line: (.*)$/m.exec(part)?.[1];
    if (command === undefined) continue;
    const variables = [...part.matchAll(/^\t+Environment: ([^=]*)=(.*(?:\n(?!\t).*)*)$/gm)].map(([, key, value]) => [
      key,
      value,
    ]);
    readings.set(name, { words: unquoted(command), variables: Object.fromEntries(variables) });
  }
  return readings;
}

/** The words as systemd quotes them for a shell (quote_command_line). */
function unquoted(line: string): readonly string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|[^ ]+/gs)].map(([written, inside]) =>
    inside === undefined
      ? written
      : inside.replaceAll(/\\(x[\da-f]{2}|[0-7]{3}|.)/g, (_all, code: string) => escaped(code)),
  );
}

const LETTERS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };

function escaped(code: string): string {
  if (code.length === 3)
    return String.fromCodePoint(Number.parseInt(code.replace('x', ''), code.startsWith('x') ? 16 : 8));
  return LETTERS[code] ?? code;
}
