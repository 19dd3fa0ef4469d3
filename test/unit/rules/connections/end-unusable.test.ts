import assert from 'node:assert/strict';
import type { Connection, Report } from '../../../../src/core/index.ts';
import { phrase } from '../../../../src/core/model/text/text.ts';
import { untrusted } from '../../../../src/core/model/text/untrusted.ts';
import { RULES } from '../../../../src/core/rules/catalogue/catalogue.ts';
import { faultyNode } from '../../../support/faults.ts';
import { withConnectionFindings } from '../../../support/findingsTogether.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { codeIn, slotsOf } from '../../../support/textData.ts';

const RULE = 'connections/end-unusable';
const NOW = new Date('2026-06-01T12:00:00Z');
const ERROR = 'open /etc/kubernetes/pki/ca.crt: too many open files';

/** The findings on the report if the given connections are broken by their configuration. */
async function tell({ nodes, connections }: Report, isBroken: (connection: Connection) => boolean) {
  const changed = connections.map((connection) =>
    isBroken(connection)
      ? ({
          ...connection,
          verdict: 'broken',
          side: 'configuration',
          error: untrusted(ERROR),
          reason: phrase('the kubelet cannot.'),
        } as const)
      : connection,
  );
  const options = { severities: {}, onCrash: (rule: string) => assert.fail(rule) };
  return (await withConnectionFindings(nodes, changed, RULES, options)).flatMap(({ findings }) => findings);
}

describe(RULE, () => {
  it('reports an end that cannot load its files, once for all connections that rest on the same place', async () => {
    const { report } = await inspectFiles(await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' }), NOW);
    const isOfEtcd = ({ to, kind }: Connection) => to.component === 'etcd' && kind === 'etcd';
    const at = report.connections.find(isOfEtcd)?.at ?? assert.fail();
    const shared = { ...report, connections: report.connections.map((one) => (isOfEtcd(one) ? { ...one, at } : one)) };
    const [finding = assert.fail(), ...others] = await tell(shared, isOfEtcd);
    assert.deepEqual([finding.rule, finding.at, others], [RULE, at, []]);
    assert.equal(finding.messageId, 'configuration');
    assert.deepEqual(codeIn(finding.message), [ERROR]);
    const related = finding.related.map(({ message }) => slotsOf(message));
    assert.ok(related.some(({ connection, why }) => connection === 'kube-apiserver etcd' && why === ERROR));
  });

  it('is silent if another rule reports the file', async () => {
    const { files } = await faultyNode('etcd-key-removed', { now: NOW });
    const { report, names } = await inspectFiles(files, NOW);
    assert.ok(report.connections.some(({ verdict, side }) => verdict === 'broken' && side === 'configuration'));
    assert.deepEqual(
      names.filter((name) => name.startsWith(RULE)),
      [],
    );
  });
});
