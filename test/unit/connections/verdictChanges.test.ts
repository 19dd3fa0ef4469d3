import assert from 'node:assert/strict';
import {
  type Connection,
  createScheduler,
  createSignatureCache,
  type Report,
  verdictChanges,
} from '../../../src/core/index.ts';
import { contentOf } from '../../../src/core/model/text/untrusted.ts';
import { withoutInstant } from '../../../src/core/trust/goErrorText.ts';
import { generateNode } from '../../support/generator/generateNode.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { days, nodeSettings } from '../../support/nodeOptions.ts';

const NOW = nodeSettings({}).now;

const changesOf = (report: Report) => verdictChanges(report, createSignatureCache(), createScheduler());

/** Verdict and error of each connection by its id. */
function verdictsOf(connections: readonly Connection[]): ReadonlyMap<string, string> {
  const text = ({ verdict, error }: Connection) => `${verdict} ${withoutInstant(contentOf(error) ?? '')}`;
  return new Map(connections.map((connection) => [connection.id, text(connection)]));
}

describe('what time alone does to connections', () => {
  it('is what a new inspection finds at each instant, and the moment before, on generated nodes', async () => {
    let tried = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const { files } = await generateNode(seed);
      const { report } = await inspectFiles(files, NOW);
      const changes = await changesOf(report);
      const expected = new Map(verdictsOf(report.connections));
      for (const at of new Set(changes.map((change) => change.at))) {
        const before = await inspectFiles(files, new Date(at - 1));
        assert.deepEqual(verdictsOf(before.report.connections), expected, `seed ${seed}, before ${at}`);
        const here = changes.filter((change) => change.at === at).map(({ connection }) => connection);
        for (const [id, verdict] of verdictsOf(here)) expected.set(id, verdict);
        const then = await inspectFiles(files, new Date(at));
        assert.deepEqual(verdictsOf(then.report.connections), expected, `seed ${seed}, at ${at}`);
        tried++;
      }
    }
    assert.ok(tried > 10, `${tried}`);
  });

  it('begins with the first break of the report, with its error', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.replaceCertificate('etc/kubernetes/scheduler.conf', { notAfter: days(NOW, 20) });
    const { report } = await inspectFiles(node.files, NOW);
    const [first] = await changesOf(report);
    const { at, connection } = first ?? assert.fail('none');
    assert.deepEqual({ at, connection: connection.id, error: connection.error }, report.firstBreak);
  });

  it('has the recovery of a certificate that is not valid yet, and another error where an earlier check fails later', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.replaceCertificate('etc/kubernetes/scheduler.conf', { notBefore: days(NOW, 3), notAfter: days(NOW, 20) });
    const { report } = await inspectFiles(node.files, NOW);
    const changes = (await changesOf(report)).filter(
      ({ connection }) => connection.from.component === 'kube-scheduler',
    );
    const told = changes.map(
      ({ at, connection: { verdict, side } }) => `${new Date(at).toISOString()} ${verdict} ${side ?? ''}`,
    );
    assert.deepEqual(
      told.slice(0, 2).map((one) => one.replace(/T\S+/, '').trim()),
      ['2026-06-04 ok', '2026-06-21 broken server'],
    );
    // The client verifies the server first: from the day on which that fails, its error is the one.
    assert.match(told[2] ?? '', /broken client$/);
  });

  it('is nothing without connections', async () => {
    const { report } = await inspectFiles({}, NOW);
    assert.deepEqual(await changesOf(report), []);
  });

  it('leaves the thread free while it goes through many nodes', async () => {
    const { files } = await generateNode(3);
    const many = new Map(
      [...Array(30).keys()].flatMap((at) => [...files].map(([path, file]) => [`n${at}/${path}`, file])),
    );
    const { report } = await inspectFiles(many, NOW);
    let pauses = 0;
    const yieldNow = async () => {
      pauses++;
    };
    await verdictChanges(report, createSignatureCache(), { shouldYield: () => true, yieldNow });
    assert.ok(pauses > 30, `${pauses} pauses`);
  });
});
