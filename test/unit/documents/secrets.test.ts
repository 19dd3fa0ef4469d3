import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInspector, DEFAULT_SETTINGS } from '../../../src/core/index.ts';
import { type Corpus, makeCorpus } from '../../fuzz/corpus/makeCorpus.ts';
import { KUBEADM_TEXTS } from '../../fuzz/corpus/texts.ts';
import { Draw } from '../../fuzz/draw.ts';
import { examineFile } from '../../fuzz/kinds/examineFile.ts';
import { examineReport } from '../../fuzz/kinds/examineReport.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';
import type { NodeFiles } from '../../support/nodeOptions.ts';
import { writeNode } from '../../support/writeNode.ts';
import { runCutOff } from '../hostile/child/runCutOff.ts';

const CHILD = path.resolve(import.meta.dirname, '../hostile/child');

/** A node on which every sort of secret lies: keys in all forms, tokens, passwords, key stores, configurations. */
function filesOf({ node, pemTexts, objects, keyStores, tokens, structures }: Corpus): NodeFiles {
  const encode = (text: string) => new TextEncoder().encode(text);
  return new Map([
    ...node,
    ...pemTexts.map((text, at) => [`etc/keys/pair-${at}.pem`, encode(text)] as const),
    ...structures.map((bytes, at) => [`etc/keys/structure-${at}.der`, bytes] as const),
    ...keyStores.map((bytes, at) => [`etc/keys/store-${at}.p12`, bytes] as const),
    ...objects.map((text, at) => [`work/object-${at}.yaml`, encode(text)] as const),
    ...KUBEADM_TEXTS.map((text, at) => [`work/kubeadm-${at}.yaml`, encode(text)] as const),
    ...tokens.map((text, at) => [`work/secret-${at}.token`, encode(text)] as const),
  ]);
}

describe('what a whole run prints, shows and logs', () => {
  let corpus: Corpus;
  let files: NodeFiles;
  let folder: string;

  before(async () => {
    corpus = await makeCorpus();
    files = filesOf(corpus);
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-secrets-'));
    await writeNode(files, path.join(folder, 'node'));
  });
  after(() => fs.rm(folder, { recursive: true, force: true }));

  const assertNoSecret = (text: string, what: string) => {
    const found = corpus.secrets.find(text);
    const at = found === undefined ? -1 : text.indexOf(found);
    assert.equal(found, undefined, `${what}: …${text.slice(Math.max(0, at - 200), at)}`);
  };

  it('is searched for secrets that are really in the files', () => {
    const holding = [...files].filter(([, content]) => {
      if (!(content instanceof Uint8Array)) return false;
      const octets = Buffer.from(content);
      return [octets.toString(), octets.toString('hex')].some((text) => corpus.secrets.find(text) !== undefined);
    });
    assert.ok(holding.length > 40, `${holding.length}`);
  });

  it('holds no secret on the command line, which writes, starts and contacts nothing', async () => {
    const now = ['--now', corpus.now.toISOString().replace('.000', '')];
    const node = path.join(folder, 'node');
    const commands = [
      ...['text', 'json', 'sarif', 'markdown', 'html'].map((format) => ['check', node, '--format', format, ...now]),
      ['check', node, '--profile', 'cis', '--fail-on', 'never', ...now],
      ...['text', 'markdown', 'csv', 'json'].map((format) => ['expiration', node, '--format', format, ...now]),
      ...[...files].flatMap(([file, content]) =>
        (content instanceof Uint8Array ? ['text', 'json'] : []).map((format) => [
          'decode',
          path.join(node, file),
          '--format',
          format,
        ]),
      ),
    ];
    const list = path.join(folder, 'commands.json');
    await fs.writeFile(list, JSON.stringify(commands));
    const before = await listing(folder);
    const { code, stdout, stderr } = await runCutOff(path.join(CHILD, 'runCommands.ts'), [list]);
    assert.equal(code, 0, stderr.slice(-2000));
    assert.equal(stdout.match(/^=== .* ended with [01]$/gm)?.length, commands.length);
    assert.doesNotMatch(stderr, /CUT OFF|unexpected/);
    assert.deepEqual(await listing(folder), before);
    assertNoSecret(stdout, 'standard output');
    assertNoSecret(stderr, 'standard error');
  });

  it('holds no secret in the editor: descriptions, rows, pages, pictures, log', async () => {
    const said: string[] = [];
    const say = (message: string) => void said.push(message);
    const fileSystem = new MemoryWorkspace(files);
    const inspector = createInspector({
      fileSystem,
      now: () => corpus.now.getTime(),
      log: { debug: say, info: say, warn: say },
    });
    const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] });
    assert.ok(report);
    for (let round = 0; round < 20; round++) {
      const { texts } = await examineReport(report, new Draw(round, 0));
      assertNoSecret([...texts, ...said].join('\n'), 'editor');
    }
    for (const file of report.files.values()) assertNoSecret(examineFile(file, corpus.now).texts.join('\n'), file.uri);
  });
});

describe('a program that is cut off', () => {
  it('can neither write, nor start, nor contact anything', async () => {
    const { stdout } = await runCutOff(path.join(CHILD, 'tryEverything.ts'), []);
    assert.deepEqual(
      [
        ...new Set(
          stdout
            .trim()
            .split('\n')
            .map((line) => line.replace(/^.*: /, '')),
        ),
      ],
      ['refused'],
    );
    assert.equal(stdout.trim().split('\n').length, 10);
  });
});

/** Every file below a folder with its size and the time it was written. */
async function listing(folder: string): Promise<readonly string[]> {
  const names = await fs.readdir(folder, { recursive: true });
  const rows = names.map(async (name) => {
    const { size, mtimeMs, ctimeMs } = await fs.lstat(path.join(folder, name));
    return `${name} ${size} ${mtimeMs} ${ctimeMs}`;
  });
  return (await Promise.all(rows)).sort();
}
