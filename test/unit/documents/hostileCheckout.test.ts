import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { load } from 'js-yaml';
import { ROOT } from '../../../scripts/paths.ts';
import { writeTagTree } from '../../../scripts/release/tagTree.ts';
import { bundledCli } from '../../support/bundledCli.ts';
import { faultyFolder } from '../../support/faultyFolder.ts';
import { trapCheckout } from '../../support/hostileCheckout.ts';

const NOW = '2026-06-01T12:00:00Z';
const CUT_OFF = path.join(ROOT, 'test/unit/hostile/child/cutOff.ts');
const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');

/** The blocks of shell commands in README.md that install or run the published command. */
const README_COMMANDS = [...read('README.md').matchAll(/^```sh\n(.*?)^```$/gms)]
  .map(([, block = '']) => block)
  .filter((block) => block.includes('kubernetes-pki') && !block.includes('npm ci'));

interface Step {
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

describe('the commands of the documents, in a hostile checkout', () => {
  let folder: string;
  let checkout: string;
  let release: string;
  let tarball: string;
  const inFolder = (name: string) => path.join(folder, name);

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'kubernetes-pki-checkout-'));
    checkout = await faultyFolder('scheduler-conf-other-ca', NOW);
    writeFileSync(inFolder('victim'), 'untouched');
    release = inFolder('release');
    writeTagTree(release, bundledCli());
    const packed = run(`npm pack --silent --pack-destination '${folder}'`, { cwd: release });
    assert.equal(packed.status, 0, packed.stderr);
    tarball = inFolder(packed.stdout.trim());
  });

  after(() => {
    for (const name of [folder, checkout]) rmSync(name, { recursive: true, force: true });
  });

  beforeEach(() => {
    rmSync(inFolder('marker'), { force: true });
    trapCheckout(checkout, inFolder('marker'), inFolder('victim'));
  });

  /** Runs a script as a runner does. npm installs into a folder of the test and reaches no registry. */
  function run(script: string, { cwd = checkout, env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
    writeFileSync(inFolder('step.sh'), script);
    const node = path.dirname(process.execPath);
    return spawnSync('/bin/bash', ['--noprofile', '--norc', '-eo', 'pipefail', inFolder('step.sh')], {
      cwd,
      encoding: 'utf8',
      timeout: 120_000,
      env: {
        PATH: `${inFolder('prefix')}/bin:${node}:${process.env.PATH}`,
        HOME: folder,
        npm_config_prefix: inFolder('prefix'),
        npm_config_cache: inFolder('cache'),
        npm_config_offline: 'true',
        npm_config_update_notifier: 'false',
        ...env,
      },
    });
  }

  function assertNothingRan(what: string): void {
    assert.ok(!existsSync(inFolder('marker')), `${what} ran: ${existsSync(inFolder('marker')) && written('marker')}`);
    assert.equal(written('victim'), 'untouched', what);
  }

  const written = (name: string) => readFileSync(inFolder(name), 'utf8');
  /** The package of the release, as the test has it on the disk. */
  const local = (script: string) => script.replaceAll(/https:\/\/github\.com\/\S+\.tgz/g, tarball);

  it('which runs its code in whoever trusts it', () => {
    for (const script of [
      'npx --no-install kubernetes-pki check .',
      'npm run build',
      'node dist/cli.js check .',
      './node_modules/.bin/kubernetes-pki',
      // Removes what is in node_modules.
      'npm install',
    ]) {
      run(script, { cwd: checkout });
      assert.ok(existsSync(inFolder('marker')), script);
      rmSync(inFolder('marker'));
    }
  });

  it('README.md installs the command and runs it', () => {
    const [install = '', commands = ''] = README_COMMANDS;
    assert.equal(README_COMMANDS.length, 2);
    const installed = run(local(install));
    assert.equal(installed.status, 0, installed.stderr);
    const lines = commands.trim().split('\n');
    assert.equal(lines.length, 5);
    for (const line of lines) {
      const script = line
        .replace(/ PATH\.\.\./, ' .')
        .replace('BEFORE AFTER', '. node')
        .replace('MESSAGE PATH', "'x509: certificate has expired' .")
        .replace('FILE PATH', 'node/etc/kubernetes/pki/ca.crt .');
      const { status, stderr } = run(script);
      assert.ok(status === 0 || status === 1, `${script}: ${stderr}`);
    }
    assertNothingRan('README.md');
  });

  it('the template for GitLab', () => {
    const job = (load(read('templates/kubernetes-pki.gitlab-ci.yml')) as Readonly<Record<string, unknown>>)[
      'kubernetes-pki'
    ] as Readonly<Record<'before_script' | 'script', readonly string[]>> & { variables: Record<string, string> };
    const env = { ...job.variables, KUBERNETES_PKI_PACKAGE: tarball, CI_PROJECT_DIR: checkout };
    const { status, stderr } = run([...job.before_script, ...job.script].join('\n'), { env });
    assert.equal(status, 1, stderr);
    assertNothingRan('the template');
    assert.ok(JSON.parse(readFileSync(path.join(checkout, 'gl-code-quality-report.json'), 'utf8')).length > 0);
  });

  it('the action, without npm, network, processes and writing', () => {
    const { inputs, runs } = load(read('action.yml')) as {
      readonly inputs: Readonly<Record<string, { readonly default: string }>>;
      readonly runs: { readonly steps: readonly Step[] };
    };
    mkdirSync(inFolder('bin'));
    symlinkSync(process.execPath, inFolder('bin/node'));
    symlinkSync('/bin/rm', inFolder('bin/rm'));
    const steps = runs.steps.map((step) => {
      const filled = Object.entries(step.env).map(([name, value]) => {
        const [, input = ''] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value) ?? [];
        return [name, inputs[input]?.default];
      });
      const { status, stderr } = run(step.run, {
        env: {
          ...Object.fromEntries(filled),
          PATH: inFolder('bin'),
          NODE_OPTIONS: `--disable-warning=MODULE_TYPELESS_PACKAGE_JSON --import=${CUT_OFF}`,
          GITHUB_ACTION_PATH: release,
          GITHUB_WORKSPACE: checkout,
          GITHUB_STEP_SUMMARY: inFolder('summary.md'),
        },
      });
      assert.doesNotMatch(stderr, /CUT OFF/);
      return { status, stderr };
    });
    assert.deepEqual(
      steps.map(({ status }) => status),
      [0, 1],
      steps.map(({ stderr }) => stderr).join('\n'),
    );
    assertNothingRan('the action');
    assert.ok(JSON.parse(readFileSync(path.join(checkout, 'kubernetes-pki.sarif'), 'utf8')).runs[0].results.length > 0);
    assert.match(written('summary.md'), /kubeconfig-ca-not-issuer/);
  });
});
