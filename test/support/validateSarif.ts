import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const MULTITOOL: string = createRequire(import.meta.url)('@microsoft/sarif-multitool');

/** The schema of SARIF 2.1.0, the rules of the specification, and those of GitHub's code scanning. */
const RULE_KINDS = 'Sarif;Ghas';

/** One rule fetches every URI of the log, and no test may need the network. */
const OFFLINE = `<?xml version="1.0" encoding="utf-8"?>
<Properties>
  <Properties Key="SARIF2006.UrisShouldBeReachable.Options">
    <Property Key="RuleEnabled" Value="Disabled" Type="Driver.RuleEnabledState" />
  </Properties>
</Properties>`;

/** The errors of Microsoft's SARIF Multitool about the logs, by name: "bad.sarif: error JSON1008". Notes are left out. */
export async function validateSarif(logs: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-sarif-'));
  try {
    for (const [name, log] of logs) writeFileSync(path.join(folder, `${name}.sarif`), log);
    const config = path.join(folder, 'offline.xml');
    writeFileSync(config, OFFLINE);
    const output = path.join(folder, 'validation.json');
    const chosen = ['--rule-kind', RULE_KINDS, '--level', 'Error;Warning', '--config', config, '--output', output];
    await promisify(execFile)(MULTITOOL, ['validate', path.join(folder, '*.sarif'), ...chosen], {
      env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
      maxBuffer: 2 ** 26,
    });
    const [run] = JSON.parse(readFileSync(output, 'utf8')).runs;
    const results: readonly Result[] = run.results;
    return results.map(({ level = 'warning', ruleId, locations }) => {
      const { uri = '' } = locations?.[0]?.physicalLocation.artifactLocation ?? {};
      return `${uri.slice(uri.lastIndexOf('/') + 1)}: ${level} ${ruleId}`;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Result {
  /** Left out where it is a warning. */
  readonly level?: string;
  readonly ruleId: string;
  readonly locations?: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
  }[];
}
