import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS, type InspectorSettings, type Report } from '../../../../src/core/index.ts';
import { buildNode, type NodeFiles } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles, MemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const CA = 'etc/kubernetes/pki/ca.crt';
const CONF = 'etc/kubernetes/scheduler.conf';

async function inspect(workspace: MemoryWorkspace, settings: Partial<InspectorSettings> = {}) {
  const warnings: string[] = [];
  const log = { debug() {}, info() {}, warn: (message: string) => void warnings.push(message) };
  const inspector = createInspector({ fileSystem: workspace, now: () => NOW.getTime(), log });
  const folders = [{ uri: FOLDER_URI, name: 'workspace' }];
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders, ...settings });
  assert.ok(report);
  return { inspector, report, warnings };
}

function skippedOf({ skipped }: Report): readonly string[] {
  return skipped.map(({ uri, reason }) => `${uri.slice(FOLDER_URI.length + 1)}: ${reason}`).sort();
}

function rulesOf({ findings }: Report): readonly string[] {
  return findings.map(({ rule }) => rule);
}

function rulesAt({ findings }: Report, path: string): readonly string[] {
  return findings.flatMap(({ rule, at }) => (at.uri === `${FOLDER_URI}/${path}` ? [rule] : []));
}

describe('an inspection of bad input', () => {
  let node: NodeFiles;
  before(async () => {
    node = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  });

  const withFile = (path: string, content: Uint8Array | string) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return new Map([...node, [path, bytes] as const]);
  };
  const textOf = (path: string) => {
    const file = node.get(path);
    assert.ok(file instanceof Uint8Array);
    return new TextDecoder().decode(file);
  };

  /** The content in the place of the cluster's CA, and a rule that reports it there or at a flag that names it. */
  const damaged: Readonly<Record<string, readonly [() => Uint8Array | string, string]>> = {
    'an empty file': [() => '', 'files/pem-empty-file'],
    'a file cut off in the middle': [() => textOf(CA).slice(0, 400), 'files/pem-unterminated'],
    'a block whose certificate is cut off': [() => textOf(CA).replace(/\n.{64}\n/, '\n'), 'files/pem-bad-der'],
    'UTF-8 with a byte-order mark': [() => `\u{feff}${textOf(CA)}`, 'files/pem-bom'],
    'UTF-16, little endian': [() => utf16(textOf(CA), true), 'files/pem-bom'],
    'UTF-16, big endian': [() => utf16(textOf(CA), false), 'files/pem-bom'],
    'a page of HTML': [() => '<html><body>404 Not Found</body></html>\n', 'files/pem-no-block'],
    'a binary file': [() => Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256), 'files/pem-no-block'],
    'thousands of blocks': [
      () => textOf(CA) + '-----BEGIN X-----\nAAAA\n-----END X-----\n'.repeat(10_001),
      'files/too-many-blocks',
    ],
  };
  for (const [title, [content, rule]] of Object.entries(damaged)) {
    it(`says what is wrong with ${title}, and goes on`, async () => {
      const { report } = await inspectFiles(withFile(CA, content()), NOW);
      assert.ok(
        report.findings.some((finding) => finding.rule === rule),
        report.findings.map((finding) => finding.rule).join(', '),
      );
      assert.ok(report.files.get(`${FOLDER_URI}/etc/kubernetes/pki/etcd/ca.crt`)?.artifacts.length === 1);
      for (const { at } of report.findings) assert.ok(report.files.has(at.uri), at.uri);
    });
  }

  it('takes a binary file for no certificate, without a word where nothing names it', async () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256);
    const { report } = await inspectFiles(withFile('etc/kubernetes/pki/noise.pem', noise), NOW);
    assert.deepEqual(report.findings, []);
  });

  it('reads a certificate after Latin-1 text', async () => {
    const latin = Uint8Array.from(
      [...'# Schl', 0xfc, ...'ssel\n'].map((one) => Number(one) || String(one).charCodeAt(0)),
    );
    const { report } = await inspectFiles(withFile(CA, new Uint8Array([...latin, ...bytesOf(textOf(CA))])), NOW);
    assert.deepEqual(report.findings, []);
  });

  const broken: Readonly<Record<string, () => string>> = {
    'an alias bomb': () => aliasBomb(),
    'nesting without end': () => `kind: Config\nusers: ${'['.repeat(50_000)}\n`,
    'broken YAML': () => `${textOf(CONF)}\n  - [\n`,
  };
  for (const [title, content] of Object.entries(broken)) {
    it(`reports ${title} at its place`, async () => {
      const { report } = await inspectFiles(withFile(CONF, content()), NOW);
      const finding = report.findings.find(({ rule }) => rule === 'files/yaml-syntax');
      assert.equal(finding?.at.uri, `${FOLDER_URI}/${CONF}`);
      assert.equal(report.nodes[0]?.view.kubeconfigs.length, 4);
    });
  }

  it('skips a file of more than 5 MiB and says so, without reading it', async () => {
    const { report, workspace } = await inspectFiles(withFile(CA, new Uint8Array(5 * 1024 * 1024 + 1)), NOW);
    assert.deepEqual(skippedOf(report), [`${CA}: too-large`]);
    assert.equal(workspace.reads.includes(CA), false);
    assert.deepEqual(report.findings, []);
  });

  it('skips what permission denied and says so, and does not call it missing', async () => {
    const workspace = new MemoryWorkspace(node);
    workspace.unreadable.add(CA);
    const { report } = await inspect(workspace);
    assert.deepEqual(skippedOf(report), [`${CA}: unreadable`]);
    assert.deepEqual(rulesOf(report), ['files/file-not-readable']);
  });

  it('skips a folder that may not be listed and says so', async () => {
    class Closed extends MemoryWorkspace {
      override async readDirectory(uri: string) {
        return uri.endsWith('/pki') ? undefined : super.readDirectory(uri);
      }
    }
    const { report } = await inspect(new Closed(node));
    assert.ok(skippedOf(report).includes('etc/kubernetes/pki: unreadable'));
    assert.ok(report.nodes[0]?.view.kubeconfigs.length === 5);
    assert.deepEqual(
      report.findings.filter(({ rule }) => rule === 'manifests/flag-file-missing'),
      [],
    );
  });

  it('goes on when a file vanishes between listing and reading', async () => {
    class Vanishing extends MemoryWorkspace {
      override async readFile(uri: string) {
        return uri.endsWith('/apiserver.crt') ? ('missing' as const) : super.readFile(uri);
      }
    }
    const { report } = await inspect(new Vanishing(node));
    assert.deepEqual([...new Set(report.findings.map(({ rule }) => rule))], ['manifests/flag-file-missing']);
  });

  it('contains a file system that breaks its word for one file', async () => {
    class Throwing extends MemoryWorkspace {
      override async readFile(uri: string): Promise<Uint8Array | 'missing' | 'unreadable'> {
        if (uri.endsWith('/apiserver.crt')) throw new Error('no such luck');
        return super.readFile(uri);
      }
    }
    const { report, warnings } = await inspect(new Throwing(node));
    assert.deepEqual(skippedOf(report), ['etc/kubernetes/pki/apiserver.crt: unreadable']);
    assert.deepEqual(rulesOf(report), ['files/file-not-readable']);
    assert.match(warnings.join('\n'), /apiserver\.crt could not be read/);
    assert.doesNotMatch(warnings.join('\n'), /no such luck/);
  });

  it('takes a directory named like a file for what it is', async () => {
    const files = new Map(node);
    files.delete(CA);
    files.set(`${CA}/inner.crt`, node.get('etc/kubernetes/pki/etcd/ca.crt') ?? new Uint8Array());
    const { report } = await inspectFiles(files, NOW);
    assert.ok(rulesAt(report, 'etc/kubernetes/manifests/kube-apiserver.yaml').includes('files/pem-is-directory'));
    assert.ok(report.files.has(`${FOLDER_URI}/${CA}/inner.crt`));
  });

  const links: Readonly<Record<string, string>> = {
    'to itself': 'loop.crt',
    'to nothing': 'gone.crt',
    'out of the folder': '../../../../../../etc/ssl/cert.pem',
    'to an absolute path of this machine': '/etc/ssl/certs/ca-certificates.crt',
  };
  for (const [title, linkTo] of Object.entries(links)) {
    it(`follows no link ${title}, and says so`, async () => {
      const { report, workspace } = await inspectFiles(
        new Map([...node, ['etc/kubernetes/pki/loop.crt', { linkTo }] as const]),
        NOW,
      );
      assert.deepEqual(skippedOf(report), ['etc/kubernetes/pki/loop.crt: missing-target']);
      assert.deepEqual(report.findings, []);
      assert.equal(
        workspace.reads.some((path) => path.includes('ssl') || path.includes('..')),
        false,
      );
    });
  }

  it('says nothing of an absolute link that stays on the node', async () => {
    const link = { linkTo: '/etc/kubernetes/pki/ca.crt' };
    const { report } = await inspectFiles(new Map([...node, ['etc/kubernetes/pki/again.crt', link] as const]), NOW);
    assert.deepEqual(skippedOf(report), []);
  });

  it('ends at folders nested without end, and says where', async () => {
    const deep = `${'d/'.repeat(100)}ca.crt`;
    const { report } = await inspectFiles(new Map([...node, [deep, bytesOf(textOf(CA))] as const]), NOW);
    assert.deepEqual(skippedOf(report), [`${'d/'.repeat(40)}d: too-deep`]);
    assert.deepEqual(report.findings, []);
  });

  it('reads no more files than allowed, and says that there were more', async () => {
    const certificates = [...node].filter(([path]) => /\/pki\/.*\.crt$/.test(path));
    const { report } = await inspect(new MemoryWorkspace(new Map(certificates)), { maxFiles: 3 });
    assert.equal(report.truncated, true);
    assert.equal(report.files.size, 3);
    assert.equal((await inspect(new MemoryWorkspace(new Map(certificates)))).report.truncated, false);
  });

  it('leaves out what a running machine makes up, where the folder is its "/"', async () => {
    class Machine extends MemoryWorkspace {
      override machinePath(uri?: string) {
        return uri?.slice(FOLDER_URI.length) || '/';
      }
    }
    const copy = bytesOf(textOf(CA));
    const files = new Map([...node, ['proc/1/root/ca.crt', copy], ['var/lib/containerd/x/ca.crt', copy]] as const);
    const { report } = await inspect(new Machine(files));
    const seen = [...report.files.keys()].filter((uri) => /\/proc\/|containerd/.test(uri));
    assert.deepEqual(seen, []);
    const inFolder = await inspect(new MemoryWorkspace(files));
    assert.equal([...inFolder.report.files.keys()].filter((uri) => /\/proc\/|containerd/.test(uri)).length, 2);
  });

  it('bears names that are no URI escapes', async () => {
    const files = new Map([...node, ['etc/100%/ca.crt', bytesOf(textOf(CA))] as const]);
    const { report } = await inspectFiles(files, NOW, { isExcluded: (path) => path.startsWith('nowhere') });
    assert.ok(report.files.has(`${FOLDER_URI}/etc/100%/ca.crt`));
  });

  it('decodes one file when one file changed', async () => {
    const workspace = new MemoryWorkspace(node);
    const { inspector } = await inspect(workspace);
    const settings = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };
    const before = inspector.decodeCount;
    assert.ok(before > 20);
    await inspector.inspect(settings);
    assert.equal(inspector.decodeCount, before);
    workspace.write(CONF, `${textOf(CONF)}# changed\n`);
    workspace.write('etc/kubernetes/admin.conf', textOf('etc/kubernetes/admin.conf'));
    await inspector.inspect(settings);
    assert.equal(inspector.decodeCount, before + 1);
  });
});

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [at, character] of [...`\u{feff}${text}`].entries()) {
    view.setUint16(at * 2, character.charCodeAt(0), little);
  }
  return bytes;
}

/** Nine lists of nine aliases each: half a gigabyte when written out. */
function aliasBomb(): string {
  const lines = ['kind: Config', 'a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let at = 1; at < 9; at++)
    lines.push(
      `a${at}: &a${at} [${Array(9)
        .fill(`*a${at - 1}`)
        .join(', ')}]`,
    );
  return `${lines.join('\n')}\nusers: *a8\n`;
}
