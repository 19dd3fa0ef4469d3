import assert from 'node:assert/strict';
import { jsonReport, plainText } from '../../../src/core/index.ts';
import { generateNode } from '../../support/generator/generateNode.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { days, nodeSettings } from '../../support/nodeOptions.ts';

const NOW = nodeSettings({}).now;

/** The verdict of the connection with that id at an instant. */
async function verdictAt(files: Parameters<typeof inspectFiles>[0], id: string, at: number) {
  const { report } = await inspectFiles(files, new Date(at));
  const found = report.connections.find((one) => one.id === id);
  return [found?.verdict, found?.error];
}

describe('the first connection to break by time alone', () => {
  it('is the one whose certificate ends first, in the moment after', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.replaceCertificate('etc/kubernetes/scheduler.conf', { notAfter: days(NOW, 20) });
    const { report } = await inspectFiles(node.files, NOW);
    const { connections, firstBreak } = jsonReport(report, [], (uri) => uri);
    assert.equal(firstBreak?.at, '2026-06-21T12:00:00Z');
    const broken = connections[firstBreak.connection];
    assert.deepEqual([broken?.from.component, broken?.to.component], ['kube-scheduler', 'kube-apiserver']);
    assert.match(firstBreak.error, /x509: certificate has expired or is not yet valid/);
  });

  it('is none that another certificate of the bundle holds up, and none that is broken already', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const ca = 'etc/kubernetes/pki/etcd/ca.crt';
    const valid = node.certificate(ca);
    node.setCertificate(ca, node.replaceCertificate(ca, { notAfter: days(NOW, 5) }), [valid]);
    node.replaceCertificate('etc/kubernetes/scheduler.conf', { notAfter: days(NOW, -1) });
    const { report } = await inspectFiles(node.files, NOW);
    assert.ok((report.firstBreak?.at ?? 0) > days(NOW, 300).getTime());
  });

  it('is none where no connection works', async () => {
    const { report } = await inspectFiles({}, NOW);
    assert.equal(report.firstBreak, undefined);
    assert.equal(jsonReport(report, [], (uri) => uri).firstBreak, null);
  });

  it('works until then and fails then by that very error, on generated nodes', async () => {
    let tried = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const { files } = await generateNode(seed);
      const { report } = await inspectFiles(files, NOW);
      if (!report.firstBreak) continue;
      tried++;
      const { at, connection, error } = report.firstBreak;
      assert.deepEqual(await verdictAt(files, connection, at - 1), ['ok', undefined], `seed ${seed}`);
      assert.equal((await verdictAt(files, connection, at))[0], 'broken', `seed ${seed}`);
      // The error names a time that is later than the limit in whole seconds.
      assert.deepEqual(await verdictAt(files, connection, at + 999), ['broken', error], `seed ${seed}`);
      const [, time, limit] = /current time (\S+) is after (\S+)/.exec(error ? plainText(error) : '') ?? [];
      assert.notEqual(time ?? 'later', limit, `seed ${seed}`);
    }
    assert.ok(tried >= 6, `${tried}`);
  });
});
