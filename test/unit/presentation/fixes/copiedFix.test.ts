import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Report } from '../../../../src/core/index.ts';
import type { Fix } from '../../../../src/core/model/finding.ts';
import { phrase } from '../../../../src/core/model/text/text.ts';
import { copiedFix } from '../../../../src/core/presentation/fixes/copiedFix.ts';
import { FAULTS, faultyNode } from '../../../support/faults.ts';
import { HOSTILE_NAMES } from '../../../support/hostileNames.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { editedFiles } from '../../../support/repair.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';

/** The content once a command has run below a folder that stands for the root of the node. */
function afterCommand(name: string, content: Uint8Array, run: (folder: string) => void): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-fix-'));
  try {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    run(folder);
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fixAt(report: Report, text: string, written: string, name = MANIFEST): Fix {
  const uri = [...report.files.keys()].find((one) => one.includes(name)) ?? '';
  const start = report.files.get(uri)?.text?.indexOf(text) ?? -1;
  assert.ok(start >= 0);
  const edit = { uri, span: { start, end: start + text.length }, text: written };
  return { title: phrase('Fix'), edits: [edit] } as unknown as Fix;
}

describe('copiedFix', () => {
  it('gives a diff and a command with the effect of every quick fix of a text', async () => {
    const done = { diff: 0, sed: 0 };
    for (const { id } of FAULTS) {
      const { files } = await faultyNode(id, { now: NOW });
      const { report, workspace } = await inspectFiles(files, NOW);
      for (const { rule, fixes } of report.findings) {
        for (const fix of fixes) {
          const [edit] = fix.edits;
          const name = workspace.path(edit?.uri ?? '');
          const content = files.get(name);
          if (new Set(fix.edits.map(({ uri }) => uri)).size > 1 || !(content instanceof Uint8Array)) continue;
          const copied = copiedFix(report, fix);
          if (!copied) continue;
          const edited = editedFiles(files, fix, workspace).get(name);
          const wanted = edited instanceof Uint8Array ? new TextDecoder().decode(edited) : '';
          const { diff, sed } = copied;
          assert.deepEqual(copied.files, [{ path: `/${name}` }], id);
          const patched = afterCommand(name, content, (folder) =>
            execFileSync('git', ['apply', '--unidiff-zero', '-p1', '-'], { cwd: folder, input: diff }),
          );
          assert.equal(patched, wanted, `${id}: ${rule}\n${diff}`);
          done.diff++;
          if (sed === undefined) continue;
          const inFolder = sed.replace(/ \/(\S+)$/, ' $1');
          const changed = afterCommand(name, content, (folder) =>
            execFileSync('sh', ['-c', inFolder], { cwd: folder }),
          );
          assert.equal(changed, wanted, `${id}: ${rule}\n${sed}`);
          done.sed++;
        }
      }
    }
    assert.ok(done.diff > 20 && done.sed > 10, JSON.stringify(done));
  });

  it('shows three lines around a change, and finds the line by its text', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
    const { report } = await inspectFiles(node.files, NOW);
    const copied = copiedFix(report, fixAt(report, '--secure-port=6443', '--secure-port=6&4'));
    assert.match(
      copied?.diff ?? '',
      /^--- a\/etc\/.*\n\+\+\+ b\/etc\/.*\n@@ -\d+,7 \+\d+,7 @@\n( .*\n){3}-.*\n\+.*\n( .*\n){3}$/,
    );
    assert.equal(copied?.sed, `sed -i 's|^    - --secure-port=6443$|    - --secure-port=6\\&4|' /${MANIFEST}`);
  });

  it('changes one line of one file, whatever the file and the line are called', async function () {
    // Other systems have no such names, or another patch.
    if (process.platform !== 'linux') return this.skip();
    const done = { diff: 0, sed: 0 };
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
    const original = node.text(MANIFEST);
    for (const hostile of HOSTILE_NAMES) {
      const name = hostile.replaceAll('/', '_').replaceAll(/[\0\ud800]/g, '');
      const manifest = `etc/kubernetes/manifests/a${name}`;
      const comment = `# ${hostile.replaceAll(/[\r\n\0\ud800]/g, '')}\n`;
      const text = original.replace(/^.*--secure-port.*\n/m, (line) => comment + line);
      const content = new TextEncoder().encode(text);
      const { report } = await inspectFiles({ [manifest]: text }, NOW);
      const value = JSON.stringify(`--x=${hostile}`);
      const copied = copiedFix(report, fixAt(report, '--secure-port=6443', value, '/manifests/a'));
      if (!copied) continue;
      assert.doesNotMatch(copied.diff, /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, JSON.stringify(hostile));
      assert.equal(copied.diff.match(/^@@ /gm)?.length, 1, copied.diff);
      const wanted = text.replace('--secure-port=6443', () => value);
      for (const words of [
        ['git', 'apply', '--unidiff-zero', '-p1', '-'],
        ['patch', '-s', '-p1'],
      ]) {
        const [program = '', ...args] = words;
        const patched = afterCommand(manifest, content, (folder) => {
          execFileSync(program, args, { cwd: folder, input: copied.diff });
          assert.equal(readdirSync(folder, { recursive: true }).length, 4);
        });
        assert.equal(patched, wanted, `${program}: ${copied.diff}`);
      }
      done.diff++;
      if (copied.sed === undefined) continue;
      const changed = afterCommand(manifest, content, (folder) =>
        execFileSync('sh', ['-c', `${copied.sed}`.replace(/(.*)(['\s])\/etc/s, '$1$2etc')], { cwd: folder }),
      );
      assert.equal(changed, wanted, copied.sed);
      done.sed++;
    }
    assert.ok(done.diff > 60 && done.sed > 40, JSON.stringify(done));
  });

  it('copies no key: neither in a changed line nor around one', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
    const key = node.text('etc/kubernetes/pki/sa.key');
    const [, body = ''] = key.split('\n');
    node.setText(MANIFEST, (text) =>
      text.replace(/^( *)- --secure-port/m, `$1- --x\n${key.replaceAll(/^/gm, '# ')}$1- --secure-port`),
    );
    const { report } = await inspectFiles(node.files, NOW);
    assert.equal(copiedFix(report, fixAt(report, body, '')), undefined);
    const copied = copiedFix(report, fixAt(report, '--secure-port=6443', '--secure-port=6444'));
    assert.match(copied?.diff ?? '', /^\+#.*6444/m);
    assert.ok(!copied?.diff.includes(body));
  });

  it('gives no command for a line that is there twice', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
    node.setText(MANIFEST, (text) => text.replace(/^.*--secure-port.*\n/m, '$&$&'));
    const { report } = await inspectFiles(node.files, NOW);
    const copied = copiedFix(report, fixAt(report, '--secure-port=6443', '--secure-port=1'));
    assert.ok(copied?.diff && copied.sed === undefined);
  });
});
