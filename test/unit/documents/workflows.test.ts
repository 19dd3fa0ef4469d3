import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const WORKFLOWS = '.github/workflows';

/** Jobs that may do more than read the repository. */
const PERMISSIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Tags and releases.
  release: { contents: 'write' },
  // Proves to npm which workflow publishes.
  npm: { contents: 'read', 'id-token': 'write' },
  codeql: { contents: 'read', 'security-events': 'write' },
};

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
        assert.deepEqual(job.permissions, PERMISSIONS[id] ?? { contents: 'read' });
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
        for (const [, script = ''] of command.matchAll(/npm run (?:--silent )?([\w:]+)/g))
          assert.ok(script in manifest.scripts, script);
      }
      const versions = jobs.flatMap(({ strategy }) => strategy?.matrix.vscode ?? []);
      if (versions.length > 0) assert.equal(`^${versions[0]}`, manifest.engines.vscode);
    });
  });
}

describe('.github/ISSUE_TEMPLATE', () => {
  const folder = '.github/ISSUE_TEMPLATE';

  it('asks for keys to be overwritten wherever files are asked for, and for versions', () => {
    const forms = readdirSync(path.join(ROOT, folder)).filter((name) => name !== 'config.yml');
    assert.ok(forms.length >= 3);
    for (const name of forms) {
      const text = read(`${folder}/${name}`);
      const { body } = load(text) as { readonly body: readonly { readonly id?: string }[] };
      const ids = body.flatMap(({ id }) => id ?? []);
      assert.equal(new Set(ids).size, ids.length, name);
      assert.ok(ids.includes('versions'), name);
      if (ids.includes('files')) assert.match(text, /Never attach private keys/, name);
    }
  });

  it('leads to a private report for vulnerabilities, as the security policy does', () => {
    const [, url = ''] = /url: (\S+)/.exec(read(`${folder}/config.yml`)) ?? [];
    assert.ok(read('SECURITY.md').includes(url), url);
  });
});

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
