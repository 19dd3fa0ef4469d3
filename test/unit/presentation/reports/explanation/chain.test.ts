import assert from 'node:assert/strict';
import { explainMessages } from '../../../../../src/core/messages/match/explainMessages.ts';
import type { Report } from '../../../../../src/core/model/report.ts';
import { explanationJsonPieces } from '../../../../../src/core/presentation/reports/explanation/explanationJson.ts';
import { jsonReport } from '../../../../../src/core/presentation/reports/json/jsonReport.ts';
import { PKI } from '../../../../support/faults/fault.ts';
import { openNode } from '../../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../../support/memoryWorkspace.ts';
import { days } from '../../../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const EXPIRED = { notBefore: days(NOW, -370), notAfter: days(NOW, -5) };
const REFUSED = 'The connection to the server 10.0.0.10:6443 was refused - did you specify the right host or port?';
const pathOf = (uri: string) => uri;

interface Step {
  readonly says: string;
  readonly connection: number | null;
  readonly component: number | null;
}

async function withExpired(name: string): Promise<Report> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  if (name !== '') node.replaceCertificate(`${PKI}/${name}`, EXPIRED);
  return (await inspectFiles(node.files, NOW)).report;
}

/** The steps, and what they refer to in the report of `check`. */
async function chain(line: string, report: Report) {
  const explained = await explainMessages(line, { report });
  const { errors } = JSON.parse([...explanationJsonPieces(explained, report, pathOf)].join(''));
  const { connections, components } = JSON.parse(JSON.stringify(jsonReport(report, ['.'], pathOf)));
  return errors[0].chain.map(({ says, connection, component }: Step) => {
    const { from, to } = connections[connection ?? -1] ?? {};
    const subject = components[component ?? -1]?.component ?? (from && `${from.component} → ${to.component}`);
    return [subject ?? null, says.replace(/ ?[:.(].*/s, '')];
  });
}

describe('the chain from a root cause to a message', () => {
  it('goes from an expired certificate of etcd by its connection and kube-apiserver to a refused connection', async () => {
    assert.deepEqual(await chain(REFUSED, await withExpired('etcd/server.crt')), [
      [null, '"cp-1" expired 5 days ago'],
      ['kube-apiserver → etcd', 'The connection from kube-apiserver to etcd is broken'],
      ['kube-apiserver', 'kube-apiserver does not start'],
      [null, 'Nothing listens where kubectl connects to kube-apiserver'],
    ]);
  });

  it('goes from a manifest that cannot be decoded by the server that is not started', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.setText('etc/kubernetes/manifests/etcd.yaml', (text) => text.replace('kind: Pod', 'kind: [Pod'));
    const { report } = await inspectFiles(node.files, NOW);
    assert.deepEqual(await chain(REFUSED, report), [
      [null, 'Invalid YAML'],
      ['etcd', 'etcd does not start'],
      ['kube-apiserver → etcd', 'The connection from kube-apiserver to etcd fails'],
      ['kube-apiserver', 'kube-apiserver does not start'],
      [null, 'Nothing listens where kubectl connects to kube-apiserver'],
    ]);
  });

  it('has no component if the connection of the message is itself broken', async () => {
    const line =
      'x509: certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is after 2026-05-27T12:00:00Z';
    const steps = await chain(
      `Unable to connect to the server: tls: failed to verify certificate: ${line}`,
      await withExpired('apiserver.crt'),
    );
    assert.equal(steps[0]?.[1], '"kube-apiserver" expired 5 days ago');
    assert.match(steps[1]?.[0] ?? '', / → kube-apiserver$/);
    assert.equal(steps.length, 3);
  });

  it('is empty if the files show no cause', async () => {
    assert.deepEqual(await chain(REFUSED, await withExpired('')), []);
  });
});
