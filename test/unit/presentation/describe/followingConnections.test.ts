import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { connectionSections } from '../../../../src/core/presentation/describe/connectionLine.ts';
import { faultyNode } from '../../../support/faults.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('the connections in a hover', () => {
  it('fail if their server does not start, and lead to what it needs', async () => {
    const { report } = await inspectFiles((await faultyNode('etcd-cafile-cluster-ca', { now: NOW })).files, NOW);
    const [scheduler, ...others] = report.connections.filter(({ from }) => from.component === 'kube-scheduler');
    assert.ok(scheduler && others.length === 0);
    assert.equal(scheduler.verdict, 'ok');
    const [row, ...more] = connectionSections(report, [scheduler], []).flatMap(({ rows }) => rows);
    assert.ok(row && more.length === 0);
    assert.equal(plainText(row.label), '✗');
    assert.equal(plainText(row.value), 'kube-scheduler → kube-apiserver: kube-apiserver does not start');
    assert.match(row.target?.uri ?? '', /kube-apiserver\.yaml$/);
  });
});
