import assert from 'node:assert/strict';
import { decodeFile } from '../../../../src/core/kubernetes/decode/decodeFile.ts';
import { SharedContents } from '../../../../src/core/kubernetes/decode/sharedContents.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';

const NOW = new Date(Date.UTC(2026, 0, 1));

describe('decode/sharedContents', () => {
  it('gives what decoding again gives, for every file of a node that is copied', async () => {
    const contents = new SharedContents();
    const shared: string[] = [];
    for (const [path, bytes] of await buildNode({ now: NOW })) {
      if (!(bytes instanceof Uint8Array)) continue;
      const first = await decodeFile(`file:///one/${path}`, bytes, { contents });
      const second = await decodeFile(`file:///other/${path}`, bytes, { contents });
      assert.deepEqual(first, await decodeFile(`file:///one/${path}`, bytes));
      assert.deepEqual(second, await decodeFile(`file:///other/${path}`, bytes), path);
      if (first.lines === second.lines) shared.push(path.replace(/^.*\//, ''));
    }
    for (const name of ['ca.crt', 'sa.key', 'kube-scheduler.yaml', 'config.yaml'])
      assert.ok(shared.includes(name), name);
    assert.ok(!shared.includes('admin.conf'));
  });

  it('decodes again under another name, and from other octets', async () => {
    const contents = new SharedContents();
    const text = 'metrics:\n  ca: |\n    -----BEGIN X-----\n    AA==\n    -----END X-----\n';
    const decode = (uri: string, bytes: Uint8Array) => decodeFile(uri, bytes, { contents });
    const plain = new TextEncoder().encode(text);
    const files = [
      await decode('file:///x/values.yaml', plain),
      await decode('file:///x/values.pem', plain),
      await decode('file:///y/values.yaml', Uint8Array.of(0xff, 0xfe, ...[...plain].flatMap((byte) => [byte, 0]))),
    ];
    assert.deepEqual(
      files.map(({ format }) => format),
      ['yaml', 'pem', 'yaml'],
    );
    assert.equal(new Set(files.map(({ lines }) => lines)).size, 3);
  });
});
