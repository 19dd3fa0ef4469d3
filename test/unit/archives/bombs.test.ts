import assert from 'node:assert/strict';
import { Archive } from '../../../src/archives/archive.ts';
import { memorySource } from '../../../src/archives/byteSource.ts';
import { createScheduler, type UnreadReason } from '../../../src/core/index.ts';
import { collectGarbage } from '../../fuzz/heap.ts';
import {
  deepNames,
  forgedZip,
  millionMembers,
  overlappingZip,
  zerosInGzip,
  zerosInXz,
  zipOfZips,
} from '../../support/archives/bombs.ts';
import { inspectArchives, openArchive } from '../../support/archives/inspectArchive.ts';
import { tarOf } from '../../support/archives/tarOf.ts';

const MIB = 1024 * 1024;

/** The limit of unpacked bytes, and the growing buffer for them. Bytes. */
const MOST = 100 * MIB;

/** The result of an archive, and the bytes of buffers that it used at once, without the archive itself: the most, or less than `limit`. */
async function opened(
  bytes: Uint8Array,
  limit: number,
): Promise<{ readonly result: Archive | UnreadReason; readonly peak: number }> {
  const buffers = () => process.memoryUsage().arrayBuffers;
  collectGarbage();
  const before = buffers();
  let peak = 0;
  const pause = () => {
    // Buffers that were let go of count until they are collected, which takes long.
    if (buffers() - before > limit) collectGarbage();
    peak = Math.max(peak, buffers() - before);
    return new Promise<void>((resolve) => setImmediate(resolve));
  };
  const result = await Archive.open(memorySource(bytes, '1'), createScheduler(pause));
  return { result, peak };
}

describe('an archive made to exhaust its reader', () => {
  const bombs: readonly [name: string, make: () => Uint8Array | Promise<Uint8Array>, UnreadReason][] = [
    ['a zip of 42 kB that unpacks to 4.5 GB', overlappingZip, 'expands-too-far'],
    ['4 GiB in a .tar.gz', zerosInGzip, 'expands-too-far'],
    ['4 GiB in a .tar.xz', zerosInXz, 'expands-too-far'],
    ['a million members', millionMembers, 'too-many-entries'],
    ['a quarter of a million folders that names imply', deepNames, 'too-many-entries'],
    ['a zip of zips', zipOfZips, 'expands-too-far'],
  ];
  for (const [name, make, reason] of bombs) {
    it(`is refused in bounded memory: ${name}`, async () => {
      const { result, peak } = await opened(await make(), MOST);
      assert.equal(result, reason);
      assert.ok(peak < MOST, `${Math.round(peak / MIB)} MiB`);
    });
  }

  it('is believed nothing that it says of its size', async () => {
    const bytes = forgedZip();
    assert.ok(bytes.length < 130);
    const { result, peak } = await opened(bytes, 10 * MIB);
    assert.ok(result instanceof Archive);
    assert.deepEqual(result.stat('a'), { kind: 'file', size: 1, version: '1' });
    assert.ok(peak < 10 * MIB);
  });

  it('is listed where it lies in another, which is read', async () => {
    const bytes = await tarOf([
      { name: 'bomb.zip', content: overlappingZip() },
      { name: 'rest', content: new Uint8Array(2 * MIB) },
      { name: 'etc/a.conf', content: 'read' },
    ]);
    const archive = await openArchive(bytes);
    assert.deepEqual(await archive.readFile('etc/a.conf'), new TextEncoder().encode('read'));
    const { skipped } = await inspectArchives([bytes], new Date());
    assert.deepEqual(
      skipped.map(({ uri, reason }) => `${reason} ${uri.slice(uri.lastIndexOf('/') + 1)}`),
      ['expands-too-far bomb.zip'],
    );
  });
});
