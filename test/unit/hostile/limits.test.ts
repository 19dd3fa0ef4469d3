import assert from 'node:assert/strict';
import {
  createInspector,
  DEFAULT_SETTINGS,
  decodeText,
  FILE_START,
  type InspectorSettings,
  jsonReport,
  pathsBelow,
  type Report,
} from '../../../src/core/index.ts';
import { createScheduler } from '../../../src/core/model/time/scheduler.ts';
import { runRules } from '../../../src/core/rules/engine/engine.ts';
import type { Rule } from '../../../src/core/rules/engine/rule.ts';
import { verifyRequests } from '../../../src/core/trust/requestSignatures.ts';
import { createSignatureCache } from '../../../src/core/trust/signatureCache.ts';
import { verifySignatures } from '../../../src/core/trust/signatures.ts';
import { skippedRows } from '../../../src/editor/trees/nodes/nodeLevel.ts';
import { buildNode, type NodeFiles } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { rendered } from '../../support/rendered.ts';
import { templateOf, valuesIn } from '../../support/textData.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const GONE = new Error('EIO: i/o error, read /secret/place');

function ruleOf(name: string, check: Rule['check']): Rule {
  const messages = { test: 'Test.' };
  return {
    id: `trust/${name}`,
    severity: 'warning',
    basis: 'observed',
    about: 'setting',
    title: 'Test',
    messages,
    check,
  };
}

describe('unreadable content is reported, and the rest goes on', () => {
  let node: NodeFiles;
  before(async () => {
    node = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  });

  async function inspect(fileSystem: MemoryWorkspace, settings: Partial<InspectorSettings> = {}) {
    const log: string[] = [];
    const say = (message: string) => void log.push(message);
    const inspector = createInspector({
      fileSystem,
      now: () => NOW.getTime(),
      log: { debug: say, info: say, warn: say },
    });
    const folders = [{ uri: FOLDER_URI, name: 'workspace' }];
    const again = () => inspector.inspect({ ...DEFAULT_SETTINGS, folders, ...settings });
    const report = await again();
    assert.ok(report);
    return { report, log: log.join('\n'), again };
  }

  /** A disk that fails for one call of each place, from the `from`th on. */
  class Failing extends MemoryWorkspace {
    readonly #member: string;
    readonly #from: number;
    #calls = 0;

    constructor(files: NodeFiles, member: string, from: number) {
      super(files);
      this.#member = member;
      this.#from = from;
    }

    #fail(member: string): void {
      if (member === this.#member && ++this.#calls >= this.#from) throw GONE;
    }
    override async readDirectory(uri: string) {
      this.#fail('readDirectory');
      return super.readDirectory(uri);
    }
    override async stat(uri: string) {
      this.#fail('stat');
      return super.stat(uri);
    }
    override async readFile(uri: string) {
      this.#fail('readFile');
      return super.readFile(uri);
    }
    override async readLink(uri: string) {
      this.#fail('readLink');
      return super.readLink(uri);
    }
  }

  const notes = ({ skipped }: Report) => new Set(skipped.map(({ reason }) => reason));

  for (const member of ['readDirectory', 'stat', 'readFile']) {
    for (const from of [1, 2, 5, 8]) {
      it(`a disk that is gone at call ${from} of ${member}`, async () => {
        const { report, log } = await inspect(new Failing(node, member, from));
        assert.ok(notes(report).has('unreadable'));
        assert.match(log, /could not be read/);
        assert.doesNotMatch(log, /secret\/place/);
        const rows = skippedRows(report).filter(({ id }) => id === 'skipped' || id === 'incomplete');
        assert.ok(rows.length > 0 && rows.every(({ children }) => children.length > 0));
        // A file that was not seen is not missing.
        const missing = report.findings.filter(({ rule }) => /missing/.test(rule));
        assert.deepEqual(
          missing.map(({ message }) => message),
          [],
        );
      });
    }
  }

  it('links that cannot be followed', async () => {
    const { report, log } = await inspect(new Failing(node, 'readLink', 1));
    assert.match(log, /could not be read/);
    assert.ok(report.files.size > 20);
  });

  it('files that change while they are read: the next look sees the last of them', async () => {
    class Changing extends MemoryWorkspace {
      changes = 3;
      override async readFile(uri: string) {
        const bytes = await super.readFile(uri);
        if (uri.endsWith('/admin.conf') && this.changes-- > 0)
          this.write(this.path(uri), `${Date.now()}: ${this.changes}\n`);
        return bytes;
      }
    }
    const workspace = new Changing(node);
    const { again } = await inspect(workspace);
    for (let looks = 0; looks < 3; looks++) await again();
    workspace.write('etc/kubernetes/admin.conf', 'kind: Config\nclusters: []\nusers: []\n');
    const report = await again();
    const file = report?.files.get(`${FOLDER_URI}/etc/kubernetes/admin.conf`);
    assert.equal(file?.text, 'kind: Config\nclusters: []\nusers: []\n');
  });

  it('more files than allowed: in the report, the tree and the summary', async () => {
    const { report } = await inspect(new MemoryWorkspace(node), { maxFiles: 5 });
    assert.equal(report.truncated, true);
    const [incomplete] = skippedRows(report);
    assert.equal(incomplete?.id, 'incomplete');
    assert.match(
      rendered(incomplete?.children?.[0]?.description) ?? '',
      /the limit on the number of files was reached/,
    );
  });

  it('links, if the host cannot resolve them', async () => {
    class Opaque extends MemoryWorkspace {
      override async readLink() {
        return undefined;
      }
    }
    const files = [['pki', { linkTo: '/somewhere' }] as const, ['loop', { linkTo: 'loop' }] as const];
    const { report } = await inspect(new Opaque(new Map([...node, ...files])));
    assert.deepEqual(
      report.skipped.map(({ uri, reason, target }) => [uri.slice(FOLDER_URI.length + 1), reason, target]),
      ['loop', 'pki'].map((path) => [path, 'link', undefined]),
    );
    assert.equal(rendered(skippedRows(report)[0]?.children[0]?.description), 'a link, which is not followed');
  });

  it('a directory of more entries than a call takes arguments', async () => {
    class Wide extends MemoryWorkspace {
      override async readDirectory(uri: string) {
        const entries = await super.readDirectory(uri);
        if (uri !== FOLDER_URI) return entries ?? [];
        const many = Array.from({ length: 150_000 }, (_, at) => ({
          name: `d${at}`,
          kind: 'directory' as const,
        }));
        return [...(entries ?? []), ...many];
      }
    }
    const { report } = await inspect(new Wide(node));
    assert.equal(report.truncated, true);
  });

  it('copied text beyond the limit of size', async () => {
    const { problems } = await decodeText(`${' '.repeat(5 * 1024 * 1024)}x`);
    assert.match(problems.map(({ message }) => templateOf(message)).join(), /^Only the first 5 MiB/);
    const many = await decodeText(`${'QUFB'.repeat(8)} `.repeat(501));
    assert.deepEqual(
      many.problems.flatMap(({ message }) => valuesIn(message)),
      ['500'],
    );
    assert.deepEqual((await decodeText('x')).problems, []);
  });

  it('a rule that crashes: named in the log, and the others go on', async () => {
    const { report } = await inspect(new MemoryWorkspace(node));
    const [first] = report.nodes;
    assert.ok(first);
    const crashed: string[] = [];
    const options = { severities: {}, onCrash: (rule: string) => void crashed.push(rule) };
    const context = {
      ...({ now: NOW.getTime(), warningDays: 30, caWarningDays: 365, profile: 'default' } as const),
      signatures: await verifySignatures([], createSignatureCache()),
      requestSignatures: await verifyRequests([], createSignatureCache()),
      verifications: [],
      trustFaults: [],
    };
    const crashing = ruleOf('crashes', () => {
      throw GONE;
    });
    const finding = ruleOf('finds', ({ files }) => [
      { message: 'test', at: { uri: files[0]?.file.uri ?? '', span: FILE_START } },
    ]);
    const found = await runRules([crashing, finding], first.view, context, options, createScheduler());
    assert.deepEqual(crashed, ['trust/crashes']);
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['trust/finds'],
    );
  });

  it('none of it, if there is nothing to report', async () => {
    const { report, log } = await inspect(new MemoryWorkspace(node));
    assert.deepEqual(skippedRows(report), []);
    assert.equal(log, '');
    const summary = jsonReport(report, ['.'], pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]));
    assert.deepEqual(summary.findings, []);
  });
});
