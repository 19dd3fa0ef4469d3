import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const READER = join(import.meta.dirname, 'environment.py');

/** The variables of each text as systemd reads them; null for a file that it rejects. It is asked by its library: no service is started. */
export function environmentBySystemd(texts: readonly string[]): readonly (Readonly<Record<string, string>> | null)[] {
  const folder = mkdtempSync(join(tmpdir(), 'environment-'));
  try {
    const paths = texts.map((text, at) => {
      const path = join(folder, `${at}.env`);
      writeFileSync(path, text);
      return path;
    });
    const input = `${paths.join('\n')}\n`;
    const answers = execFileSync('python3', [READER], { encoding: 'utf8', input, maxBuffer: 1 << 28 });
    return answers
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<string, string>> | null);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
