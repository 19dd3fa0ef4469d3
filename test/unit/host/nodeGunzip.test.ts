import assert from 'node:assert/strict';
import { Archive } from '../../../src/archives/archive.ts';
import { memorySource } from '../../../src/archives/byteSource.ts';
import { type Gunzip, gunzip } from '../../../src/archives/decompress.ts';
import { createScheduler } from '../../../src/core/index.ts';
import { nodeGunzip } from '../../../src/host/nodeGunzip.ts';
import { zerosInGzip } from '../../support/archives/bombs.ts';
import { gzipped, tarOf } from '../../support/archives/tarOf.ts';

const MIB = 1024 * 1024;

/** The bytes in parts of that size, and how many were asked for. */
function inParts(bytes: Uint8Array, size: number) {
  const asked = { parts: 0, isClosed: false };
  async function* parts(): AsyncGenerator<Uint8Array> {
    try {
      for (let at = 0; at < bytes.length; at += size) {
        asked.parts++;
        yield bytes.subarray(at, at + size);
      }
    } finally {
      asked.isClosed = true;
    }
  }
  return { parts: parts(), asked };
}

async function textOf(decompressor: Gunzip, bytes: Uint8Array, size: number): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of decompressor(inParts(bytes, size).parts)) parts.push(part.slice());
  return Buffer.concat(parts).toString();
}

describe('gzip in a Node host', () => {
  const first = gzipped(Buffer.from('one '.repeat(50_000)));
  let zeros: Uint8Array;
  const both = Buffer.concat([first, gzipped(Buffer.from('other'))]);

  before(async () => {
    zeros = await zerosInGzip();
  });

  for (const size of [1, 100, 1_000_000]) {
    it(`gives what the decoder of other hosts gives, also of several members, in parts of ${size} bytes`, async () => {
      const text = await textOf(nodeGunzip, both, size);
      assert.equal(text, `${'one '.repeat(50_000)}other`);
      assert.equal(text, await textOf(gunzip, both, size));
    });
  }

  it('is damaged if it ends early or its checksum is another', async () => {
    const tar = gzipped(await tarOf([{ name: 'a.conf', content: 'x'.repeat(5000) }]));
    const open = (bytes: Uint8Array) => Archive.open(memorySource(bytes, '1'), createScheduler(), nodeGunzip);
    const other = tar.slice();
    other[other.length - 8] = (other[other.length - 8] ?? 0) ^ 1;
    assert.ok((await open(tar)) instanceof Archive);
    assert.equal(await open(tar.subarray(0, -20)), 'damaged');
    assert.equal(await open(other), 'damaged');
  });

  it('is read no further than it is asked for', async () => {
    const { parts, asked } = inParts(zeros, 4096);
    let bytes = 0;
    for await (const part of nodeGunzip(parts)) {
      bytes += part.length;
      if (bytes > MIB) break;
    }
    assert.ok(asked.parts < 100, `${asked.parts} parts`);
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(asked.isClosed);
  });

  it('does not expand beyond the budget', async () => {
    const result = await Archive.open(memorySource(zeros, '1'), createScheduler(), nodeGunzip);
    assert.equal(result, 'expands-too-far');
  });

  it('throws what its source throws', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield first.subarray(0, 10);
      throw new Error('gone');
    }
    await assert.rejects(async () => {
      for await (const part of nodeGunzip(failing())) assert.ok(part);
    }, /gone/);
  });
});
