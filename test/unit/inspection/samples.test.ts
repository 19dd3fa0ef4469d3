import assert from 'node:assert/strict';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const TORN = '-----BEGIN CERTIFICATE-----\n';

describe('test data and examples', () => {
  it('are shown and never blamed', async () => {
    const { report, names } = await inspectFiles({ 'pkg/testdata/a.crt': TORN, 'examples/b.crt': TORN }, NOW);
    assert.deepEqual(names, []);
    assert.equal(report.files.size, 2);
  });

  it('are told from what only sounds like them', async () => {
    const { names } = await inspectFiles({ 'examples.d/a.crt': TORN, 'example.crt': TORN }, NOW);
    assert.equal(names.length, 2);
  });
});
