import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { bundledCli } from '../../support/bundledCli.ts';
import { faultyFolder } from '../../support/faultyFolder.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const NOW = '2026-06-01T12:00:00Z';

interface Step {
  readonly name: string;
  readonly run: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

interface Template {
  readonly 'kubernetes-pki': {
    readonly variables: Readonly<Record<string, string>>;
    readonly script: readonly string[];
    readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
  };
}

const read = (name: string) => load(readFileSync(path.join(ROOT, name), 'utf8'));

describe('what runs in pipelines', () => {
  let folder: string;
  let program: string;

  before(async () => {
    folder = await faultyFolder('scheduler-conf-other-ca', NOW);
    program = path.join(folder, 'program');
    mkdirSync(path.join(program, 'dist'), { recursive: true });
    symlinkSync(bundledCli(), path.join(program, 'dist/cli.js'));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  /** A step's exit code, as the runner executes it. */
  function run(script: string, env: Readonly<Record<string, string>>, shell: readonly string[]): number | null {
    const file = path.join(folder, 'step.sh');
    writeFileSync(file, script);
    const [command = '', ...args] = shell;
    const variables = { PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`, ...env };
    return spawnSync(command, [...args, file], { cwd: folder, env: variables }).status;
  }

  /** The exit codes of the action's steps, until one fails (docs.github.com, "Metadata syntax"). */
  function runAction(given: Readonly<Record<string, string>>): readonly (number | null)[] {
    const { inputs, runs } = read('action.yml') as Action;
    const context: Record<string, string> = {};
    for (const [name, input] of Object.entries(inputs)) context[`inputs.${name}`] = given[name] ?? input.default;
    const filled = (text: string) => text.replaceAll(/\$\{\{ ([\w.-]+) \}\}/g, (_, name) => context[name] ?? '');
    const codes: (number | null)[] = [];
    for (const step of runs.steps) {
      if (codes.some((code) => code !== 0)) break;
      assert.doesNotMatch(step.run, /\$\{\{/, 'an input in a script is run as one');
      const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value)]));
      const summary = { GITHUB_STEP_SUMMARY: path.join(folder, 'summary.md'), GITHUB_ACTION_PATH: program };
      codes.push(run(step.run, { ...env, ...summary }, ['bash', '--noprofile', '--norc', '-eo', 'pipefail']));
    }
    return codes;
  }

  const written = (name: string) => readFileSync(path.join(folder, name), 'utf8');

  it('the action writes both reports and fails by the finding', () => {
    assert.deepEqual(runAction({ paths: 'node' }), [0, 1]);
    const [log] = JSON.parse(written('kubernetes-pki.sarif')).runs;
    const found = log.results.map((result: { ruleId: string }) => result.ruleId);
    assert.ok(found.includes('kubeconfigs/kubeconfig-ca-not-issuer'), found.join());
    assert.match(written('summary.md'), /kubeconfig-ca-not-issuer/);
  });

  it('its reports name files by their paths in the repository', () => {
    runAction({ paths: 'node/etc' });
    const [log] = JSON.parse(written('kubernetes-pki.sarif')).runs;
    for (const { locations } of log.results) {
      const { uri } = locations[0].physicalLocation.artifactLocation;
      assert.ok(existsSync(path.join(folder, uri)), uri);
    }
  });

  it('the action takes folders on separate lines, another file, and another severity', () => {
    mkdirSync(path.join(folder, '-empty'), { recursive: true });
    const inputs = { paths: 'node\n-empty\n', 'fail-on': 'never', 'sarif-file': 'a b.sarif' };
    assert.deepEqual(runAction(inputs), [0, 0]);
    assert.ok(JSON.parse(written('a b.sarif')).runs[0].results.length > 0);
  });

  it('the action fails for a folder that is not there, and runs nothing that an input holds', () => {
    assert.deepEqual(runAction({ paths: 'nowhere' }), [2]);
    runAction({ paths: '$(>ran) `>ran`', 'sarif-file': '$(touch ran).sarif' });
    assert.ok(!existsSync(path.join(folder, 'ran')));
  });

  it('the script for GitLab writes the reports that its artifacts name, and fails by the finding', () => {
    const { variables, script, artifacts } = (read('templates/kubernetes-pki.gitlab-ci.yml') as Template)[
      'kubernetes-pki'
    ];
    const lines = script.map((line) => line.replace(/^kubernetes-pki /, `node ${program}/dist/cli.js `));
    const runScript = (folderPath: string) =>
      run(lines.join('\n'), { ...variables, KUBERNETES_PKI_PATH: folderPath }, ['bash', '-eo', 'pipefail']);
    assert.equal(runScript('node'), 1);
    const { codequality = '', junit = '' } = artifacts.reports;
    const issues: readonly { location: { path: string } }[] = JSON.parse(written(codequality));
    assert.ok(issues.length > 0);
    for (const { location } of issues) assert.ok(existsSync(path.join(folder, location.path)), location.path);
    assert.match(written(junit), /<failure /);
    assert.equal(runScript('nowhere'), 2);
    // A name is never an option.
    assert.equal(runScript('--help'), 2);
  });
});
