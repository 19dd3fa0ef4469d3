import assert from 'node:assert/strict';
import {
  type Connection,
  connectionLine,
  connectionSentence,
  describeAt,
  describeConnection,
  type Report,
} from '../../../../src/core/index.ts';
import { calls, pairData, secretText, serving, webhookText } from '../../../support/apiObjects.ts';
import { faultyNode } from '../../../support/faults.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';
import { rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };
const APISERVER = 'etc/kubernetes/manifests/kube-apiserver.yaml';

describe('the description of a connection', () => {
  let report: Report;
  before(async () => {
    const node = await faultyNode('scheduler-conf-other-ca', { now: NOW });
    report = (await inspectFiles(node.files, NOW)).report;
  });

  const connection = (from: string, to: string): Connection =>
    report.connections.find((one) => one.from.component === from && one.to.component === to) ?? assert.fail();

  const rowsOf = (one: Connection) =>
    rendered(describeConnection(one)).sections.map(({ heading, rows }) => ({
      heading,
      rows: rows.map(({ label, value }) => `${label}: ${value}`),
    }));

  it('says of one that works who shows what to whom, and the identity that is granted', () => {
    const [lead, client, server] = rowsOf(connection('kube-controller-manager', 'kube-apiserver'));
    assert.deepEqual(lead?.rows, [
      'Status: The handshake succeeds',
      'Host: 10.0.0.10',
      'User: system:kube-controller-manager',
    ]);
    assert.equal(client?.heading, 'kube-controller-manager presents, kube-apiserver verifies');
    assert.ok(client?.rows.includes('Presents: "system:kube-controller-manager", issued by "kubernetes"'));
    assert.ok(client?.rows.includes('Trusts: --client-ca-file of kube-apiserver'));
    assert.ok(client?.rows.includes('Outcome: accepted'));
    assert.equal(server?.heading, 'kube-apiserver presents, kube-controller-manager verifies');
  });

  it('does not mention a handshake if one end only signs what the other accepts', async () => {
    const works = report.connections.find(({ kind }) => kind === 'tokens') ?? assert.fail();
    assert.deepEqual(rowsOf(works), [{ heading: undefined, rows: ['Status: Works'] }]);
    const node = await faultyNode('sa-pair-mismatch', { now: NOW });
    const { connections } = (await inspectFiles(node.files, NOW)).report;
    const broken = connections.find(({ kind }) => kind === 'tokens') ?? assert.fail();
    assert.deepEqual(
      rowsOf(broken).map(({ heading }) => heading),
      [undefined],
    );
  });

  it('does not call a certificate of the server a CA', async () => {
    const leaf = await serving(undefined, ['policy.apps.svc']);
    const files = {
      'a.yaml': webhookText({ config: calls('policy', 'apps', base64(leaf.pem)) }),
      'secret.yaml': secretText({ namespace: 'apps', data: pairData(leaf) }),
    };
    const [one = assert.fail()] = (await inspectFiles(files, NOW)).report.connections;
    const rows = rowsOf(one).flatMap((section) => section.rows);
    assert.ok(rows.includes('Certificates: "policy.apps.svc"'), rows.join('\n'));
  });

  it('says of a broken one who refuses, what is logged and why', () => {
    const broken = connection('kube-scheduler', 'kube-apiserver');
    const description = rendered(describeConnection(broken));
    const [verdict, logs, because] = description.sections[0]?.rows ?? [];
    assert.equal(verdict?.value, 'Broken: kube-scheduler refuses kube-apiserver');
    assert.deepEqual([verdict?.tone, verdict?.target], ['bad', broken.at]);
    assert.deepEqual([logs?.value, logs?.code], [broken.error, true]);
    assert.match(because?.value ?? '', /another-ca|trusts/);
  });

  it('says of a client that TLS lets in what is answered, and where it is logged', async () => {
    const labels = async (fault: string) => {
      const node = await faultyNode(fault, { now: NOW });
      const { connections } = (await inspectFiles(node.files, NOW)).report;
      const broken =
        connections.find(({ verdict, kind }) => verdict === 'broken' && kind !== 'tokens') ?? assert.fail();
      return rowsOf(broken)[0]?.rows.map((row) => row.replace(/ \[?x509: .*/, ' x509: …')) ?? [];
    };
    const unauthorized = await labels('scheduler-client-expired');
    assert.deepEqual(unauthorized.slice(0, 3), [
      'Status: Broken: 401 Unauthorized from kube-apiserver',
      'Answer: 401 Unauthorized',
      'Server log: x509: …',
    ]);
    assert.ok(unauthorized.includes('Client reports: Unauthorized'));
    const forbidden = await labels('front-proxy-client-by-cluster-ca');
    assert.deepEqual(forbidden.slice(1, 4), [
      'Answer: 403 Forbidden',
      'Message: forbidden: User "front-proxy-client" cannot get path',
      'Logged: nothing',
    ]);
  });

  it('is one line in a list and one sentence when spoken', () => {
    assert.equal(rendered(connectionLine(connection('kube-apiserver', 'etcd'))), '✓ kube-apiserver → etcd (127.0.0.1)');
    assert.equal(
      rendered(connectionLine(connection('kube-scheduler', 'kube-apiserver'))),
      '✗ kube-scheduler → kube-apiserver: tls: failed to verify certificate: x509: certificate signed by unknown authority',
    );
    assert.match(
      rendered(connectionLine(connection('kube-apiserver', 'extension-apiserver'))),
      /^[?✓] kube-apiserver → extension-apiserver/,
    );
    assert.match(
      rendered(connectionSentence(connection('kube-scheduler', 'kube-apiserver'))),
      /^The connection from kube-scheduler to kube-apiserver is broken: kube-scheduler refuses kube-apiserver: tls: .*\.$/,
    );
    assert.equal(
      rendered(connectionSentence(connection('kube-apiserver', 'etcd'))),
      'The connection from kube-apiserver to etcd works.',
    );
  });

  const connectionsAt = (path: string, text: string) => {
    const uri = `${FOLDER_URI}/${path}`;
    const offset = report.files.get(uri)?.text?.indexOf(text) ?? -1;
    assert.ok(offset >= 0, `${path} does not hold ${text}`);
    const sections = rendered(describeAt(report, uri, offset + 1, THRESHOLDS))?.description.sections ?? [];
    const rows = sections.find(({ heading }) => heading === 'Connections')?.rows ?? [];
    return rows.map(({ label, value }) => `${label} ${value}`);
  };

  it('is part of the hover on a flag: those it takes part in, broken ones first', () => {
    assert.deepEqual(connectionsAt(APISERVER, '--etcd-servers'), ['✓ kube-apiserver → etcd (127.0.0.1)']);
    assert.deepEqual(connectionsAt(APISERVER, '--etcd-cafile'), ['✓ kube-apiserver → etcd (127.0.0.1)']);
    const [first, ...others] = connectionsAt(APISERVER, '--tls-cert-file');
    // The finding about it is part of the hover, and quotes the error.
    assert.equal(first, '✗ kube-scheduler → kube-apiserver');
    const more = others.pop();
    assert.ok(others.length === 2 && others.every((line) => line.startsWith('✓ ')));
    assert.match(more ?? '', /^Also \d+ more$/);
    assert.deepEqual(connectionsAt(APISERVER, '--allow-privileged'), []);
  });

  it('is part of the hover on a flag that names a kubeconfig, and on the fields of a kubeconfig', () => {
    const scheduler = 'etc/kubernetes/manifests/kube-scheduler.yaml';
    for (const lines of [
      connectionsAt(scheduler, '--kubeconfig'),
      connectionsAt('etc/kubernetes/scheduler.conf', 'server:'),
      connectionsAt('etc/kubernetes/scheduler.conf', 'certificate-authority-data'),
      connectionsAt('etc/kubernetes/scheduler.conf', 'client-certificate-data'),
    ]) {
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? '', /^✗ kube-scheduler → kube-apiserver/);
    }
  });
});
