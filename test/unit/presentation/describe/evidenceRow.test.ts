import assert from 'node:assert/strict';
import { jsonReport, pathsBelow } from '../../../../src/core/index.ts';
import { describeConnection } from '../../../../src/core/presentation/describe/describeConnection.ts';
import { Answers } from '../../../support/answers.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFiles } from '../../../support/nodeOptions.ts';
import { rendered } from '../../../support/rendered.ts';

const PKI = 'etc/kubernetes/pki/';
const CLIENT = `${PKI}etcd/healthcheck-client.crt`;
const SERVING = `${PKI}apiserver.crt`;
const EXPIRED = new Date('2027-06-01T12:00:00Z');

describe('the evidence of findings and connections', () => {
  let files: NodeFiles;
  before(async () => {
    ({ files } = await openNode({ now: new Date('2026-06-01T12:00:00Z'), keyAlgorithm: 'ECDSA-P256' }));
  });

  const reportOf = async (...starts: readonly string[]) => {
    const kept = [...files].filter(([path]) => starts.some((start) => path.startsWith(start)));
    return (await inspectFiles(new Map(kept), EXPIRED)).report;
  };

  for (const [title, path, starts, evidence, row] of [
    ['by names and content', CLIENT, [CLIENT], 'corroborated', 'Use known by: names and content, not a configuration'],
    ['by the layout', CLIENT, [PKI], 'conventional', 'Use known by: the layout of the files'],
    ['by a configuration', SERVING, ['etc/'], 'configured', undefined],
  ] as const) {
    it(`is in the hover and in JSON: ${title}`, async () => {
      const report = await reportOf(...starts);
      const [finding] = report.findings.filter(({ at }) => at.uri.endsWith(path));
      assert.equal(finding?.evidence, evidence);
      const hover = new Answers(report).hover(path, '-----BEGIN').split('\n');
      assert.equal(
        hover.find((line) => line.startsWith('Use known by')),
        row,
      );
    });
  }

  it('is in every finding and connection of JSON, and in the description of each connection', async () => {
    for (const starts of [[PKI], ['etc/']]) {
      const report = await reportOf(...starts);
      const json = jsonReport(report, ['w'], pathsBelow([{ uri: FOLDER_URI, name: 'w' }]));
      assert.deepEqual(
        json.findings.map(({ evidence }) => evidence),
        report.findings.map(({ evidence }) => evidence),
      );
      for (const connection of report.connections) {
        const { sections } = rendered(describeConnection(connection));
        const row = sections.flatMap(({ rows }) => rows).find(({ label }) => label === 'Known by');
        assert.equal(row === undefined, connection.evidence === 'configured', connection.id);
      }
      assert.ok(report.connections.some(({ evidence }) => evidence === 'conventional'));
    }
  });
});
