import assert from 'node:assert/strict';
import { FileLoader } from '../../../../src/core/cluster/files/fileLoader.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../../support/memoryWorkspace.ts';

describe('FileLoader', () => {
  it('asks for a rest a few times for each file of many, however slow each is', async () => {
    const paths = Array.from({ length: 40 }, (_, n) => `notes/${n}.yaml`);
    const workspace = new MemoryWorkspace(Object.fromEntries(paths.map((path, n) => [path, `number: ${n}\n`])));
    const loader = new FileLoader(workspace);
    let checks = 0;
    let decodedBefore = 0;
    let rest: Promise<void> | undefined;
    const scheduler = {
      // Each file uses up a slice.
      shouldYield: () => {
        checks++;
        return rest !== undefined || loader.decodeCount > decodedBefore;
      },
      yieldNow: () => {
        rest ??= new Promise<void>((resolve) => setTimeout(resolve, 0)).then(() => {
          rest = undefined;
          decodedBefore = loader.decodeCount;
        });
        return rest;
      },
    };
    await loader.inBulk(scheduler, () => Promise.all(paths.map((path) => loader.load(`${FOLDER_URI}/${path}`))));
    assert.equal(loader.decodeCount, 40);
    assert.ok(checks <= 40 * 8, `${checks} checks`);
  });
});
