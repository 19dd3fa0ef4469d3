import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const WORKFLOWS = '.github/workflows';

/** Jobs that may write to the repository: tags and releases. */
const WRITING: ReadonlySet<string> = new Set(['release']);

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: object }[];
}

interface Workflow {
  readonly permissions: object;
  readonly concurrency: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

for (const name of readdirSync(path.join(ROOT, WORKFLOWS))) {
  describe(`${WORKFLOWS}/${name}`, () => {
    const text = read(`${WORKFLOWS}/${name}`);
    const workflow = load(text) as Workflow;
    const jobs = Object.values(workflow.jobs);
    const named = Object.entries(workflow.jobs);

    it('gives no job more than it says it needs, and ends each', () => {
      assert.deepEqual(workflow.permissions, {});
      assert.ok(workflow.concurrency);
      for (const [id, job] of named) {
        assert.deepEqual(job.permissions, { contents: WRITING.has(id) ? 'write' : 'read' });
        assert.ok((job['timeout-minutes'] ?? 0) > 0);
      }
    });

    it('pins every action by its commit and says which version that is', () => {
      const used = text.match(/uses:.*/g) ?? [];
      assert.ok(used.length > 0);
      for (const line of used) assert.match(line, /^uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      // One commit an action, so that none is left behind.
      const pins = new Map(used.map((line) => line.slice('uses: '.length).split('@') as [string, string]));
      for (const line of used) {
        const [action = '', pin] = line.slice('uses: '.length).split('@');
        assert.equal(pin, pins.get(action), line);
      }
    });

    it('keeps no token in the checkout, and puts no text of a pull request into a command', () => {
      for (const { steps } of jobs) {
        for (const step of steps) {
          if (step.uses?.startsWith('actions/checkout@')) assert.deepEqual(step.with, { 'persist-credentials': false });
          assert.doesNotMatch(step.run ?? '', /\$\{\{(?!\s*matrix\.)/);
        }
      }
    });

    it('runs scripts that are there, in the oldest VS Code that is promised', () => {
      const commands = jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
      for (const command of commands) {
        for (const [, script = ''] of command.matchAll(/npm run ([\w:]+)/g))
          assert.ok(script in manifest.scripts, script);
      }
      const versions = jobs.flatMap(({ strategy }) => strategy?.matrix.vscode ?? []);
      if (versions.length > 0) assert.equal(`^${versions[0]}`, manifest.engines.vscode);
    });
  });
}

describe('.github/dependabot.yml', () => {
  it('looks after the packages and the actions', () => {
    const { version, updates } = load(read('.github/dependabot.yml')) as {
      readonly version: number;
      readonly updates: readonly { readonly 'package-ecosystem': string }[];
    };
    assert.equal(version, 2);
    assert.deepEqual(
      updates.map((one) => one['package-ecosystem']),
      ['npm', 'github-actions'],
    );
  });
});
