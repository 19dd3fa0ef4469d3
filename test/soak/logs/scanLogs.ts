import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Native modules that the tests' server is installed without, and that VS Code goes on without. */
const NOT_INSTALLED = /Cannot find module '\.\/build\/Release\/watchdog'/;

/** The log lines of the run that should not exist, and whether there were logs to look at. */
export interface LogScan {
  readonly files: number;
  readonly lines: number;
  readonly errors: readonly string[];
}

/**
 * Every error of the extension host, whatever its source, and every error and warning of the extension's own log: its warnings report crashes that it
 * contained.
 */
export function scanLogs(data: string): LogScan {
  const files = globSync('data/logs/*/exthost*/{remoteexthost.log,kubernetes-pki-inspector.*/*.log}', { cwd: data });
  const errors: string[] = [];
  let lines = 0;
  for (const file of files) {
    const isOurs = !file.endsWith('remoteexthost.log');
    const bad = isOurs ? /\[(?:warning|error|critical)\]/ : /\[(?:error|critical)\]/;
    for (const line of readFileSync(path.join(data, file), 'utf8').split('\n')) {
      if (line === '') continue;
      lines++;
      if (bad.test(line) && !NOT_INSTALLED.test(line)) errors.push(`${path.basename(file)}: ${line}`);
    }
  }
  return { files: files.length, lines, errors };
}
