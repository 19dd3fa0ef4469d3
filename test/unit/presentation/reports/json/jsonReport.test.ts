import assert from 'node:assert/strict';
import { jsonReport, jsonReportPieces, jsonText, pathsBelow } from '../../../../../src/core/index.ts';
import { faultyNode } from '../../../../support/faults.ts';
import { FOLDER_URI, inspectFiles } from '../../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const PATH_OF = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);

describe('the report as JSON', () => {
  let pathsAsked = 0;
  const made = async () => {
    const { files } = await faultyNode('scheduler-conf-other-ca', { now: NOW });
    const { report } = await inspectFiles(files, NOW);
    pathsAsked = 0;
    return jsonReport(report, ['.'], (uri) => {
      pathsAsked += 1;
      return PATH_OF(uri);
    });
  };

  it('counts before it makes its lists, and makes each when it is read', async () => {
    const report = await made();
    const { certificates, certificatePlaces, errors, files } = report.summary;
    assert.equal(pathsAsked, 0);
    assert.equal(report.certificates.length, certificatePlaces);
    assert.equal(new Set(report.certificates.map(({ sha256 }) => sha256)).size, certificates);
    assert.ok(certificates < certificatePlaces);
    assert.equal(report.findings.filter(({ severity }) => severity === 'error').length, errors);
    assert.ok(pathsAsked > 0 && files > 0 && errors > 0);
    const asked = pathsAsked;
    assert.equal(report.certificates, report.certificates);
    assert.equal(pathsAsked, asked);
  });

  it('is the same once it is written and read', async () => {
    const report = await made();
    // A member that is undefined is not written.
    const plain = JSON.parse(JSON.stringify(report));
    assert.deepEqual(plain.findings, report.findings);
    assert.deepEqual(plain.connections, report.connections);
    assert.deepEqual(JSON.parse(JSON.stringify(report.certificates)), plain.certificates);
  });

  it('is the same text in pieces, with many items, one and none in its lists', async () => {
    for (const nodes of [0, 1, 5]) {
      const files = new Map<string, string | Uint8Array | { readonly linkTo: string }>();
      for (let node = 0; node < nodes; node++) {
        const { files: own } = await faultyNode('scheduler-conf-other-ca', { now: NOW });
        for (const [path, content] of own) files.set(`node-${node}/${path}`, content);
      }
      const { report } = await inspectFiles(files, NOW);
      const pieces = [...jsonReportPieces(report, ['.'], PATH_OF)];
      assert.equal(pieces.join(''), jsonText(jsonReport(report, ['.'], PATH_OF)));
      assert.equal(report.files.size > 100, nodes === 5);
      assert.ok(pieces.every(({ length }) => length < 100_000));
    }
  });
});
