import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CrowdedFiles, equalAuthorities, manyNodes, packed } from '../../bench/costs/crowdedInputs.ts';
import { measureCli } from '../../bench/costs/measureCli.ts';

/** Megabytes. */
const MOST = 300;

describe('memory of the command line', () => {
  const INPUTS: readonly (readonly [string, () => CrowdedFiles | Promise<CrowdedFiles>])[] = [
    ['8,000 nodes', () => manyNodes(8000)],
    ['24 bundles of 7,000 equal CAs', () => equalAuthorities(24, 7000)],
  ];
  for (const [name, files] of INPUTS) {
    it(`${name} take less than ${MOST} MB`, async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-memory-'));
      try {
        const archive = path.join(folder, 'crowded.tar.gz');
        writeFileSync(archive, await packed(await files()));
        const measured: number[] = [];
        // A busy machine collects garbage later: the least of three runs is what is needed.
        while (measured.length < 3 && !measured.some((one) => one < MOST)) {
          const { megabytes, bytes } = await measureCli(['check', archive, '--now', '2026-06-01T12:00:00Z']);
          assert.ok(bytes > 1000, `${bytes}`);
          measured.push(megabytes);
        }
        assert.ok(Math.min(...measured) < MOST, `${measured}`);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }).timeout(120_000);
  }
});
