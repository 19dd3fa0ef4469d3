import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import { whomText } from '../../../src/core/messages/read/endText.ts';
import type { Connection } from '../../../src/core/model/connection.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { contentOf } from '../../../src/core/model/text/untrusted.ts';
import { describeMessage } from '../../../src/core/presentation/describe/describeMessage.ts';
import { readRecording } from '../../differential/recordings.ts';
import { reportOfFault } from '../../support/faultReport.ts';
import { FAULTS } from '../../support/faults.ts';
import { buildNode, openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

const titleOf = ({ from, to }: Connection) => `${from.component} → ${to.component}`;

async function explained(line: string, report: Report) {
  const [one, ...others] = await explainMessages(line, { report });
  if (!one || others.length > 0) throw new Error(`not one error: ${line}`);
  return {
    connections: one.connections.map(titleOf),
    rules: one.findings.map(({ rule }) => rule),
    isElsewhere: one.isElsewhere === true,
  };
}

const EXPIRED = (now: string, limit: string) =>
  `x509: certificate has expired or is not yet valid: current time ${now} is after ${limit}`;

/** The logged or printed text, without the end that logged it and the status of an answer; undefined if there is none. */
function recordedText(outcome: string): string | undefined {
  const text = /^(?:client|server|configuration): (.*)$/.exec(outcome)?.[1]?.replace(/^40[13](?:: |$)/, '');
  if (!text) return undefined;
  return text.replaceAll('<time>', '2026-01-01T00:00:00Z').replaceAll(/<serial>|<key id>/g, '5');
}

describe('a logged error', () => {
  it('leads from every error of every broken connection to that connection, and to its cause first', async () => {
    let count = 0;
    for (const { id } of FAULTS) {
      const report = await reportOfFault(id);
      for (const connection of report.connections) {
        if (connection.verdict !== 'broken') continue;
        const [one] = await explainMessages(contentOf(connection.error) ?? '', { report });
        assert.ok(one?.connections.includes(connection), `${id}: ${titleOf(connection)}`);
        const [first] = one?.findings ?? [];
        const [best] = one?.connections ?? [];
        assert.ok(first?.breaks?.includes(best?.id ?? ''), `${id}: ${first?.rule}`);
        count++;
      }
    }
    assert.ok(count > 200, `${count}`);
  });

  it('is known whatever real components said of their connections', async () => {
    const texts = new Set(
      (['table', 'random', 'nodes'] as const).flatMap((name) =>
        Object.values(readRecording(name)).flatMap((outcomes) =>
          Object.values(outcomes).flatMap((outcome) => recordedText(outcome) ?? []),
        ),
      ),
    );
    assert.ok(texts.size > 200, `${texts.size}`);
    const unknown: string[] = [];
    for (const text of texts) if ((await explainMessages(text)).length === 0) unknown.push(text);
    assert.deepEqual(unknown, []);
  });

  it('is matched with the connection of the component that logs it, at any time', async () => {
    const report = await reportOfFault('scheduler-conf-other-ca');
    const leases = 'https://10.0.0.10:6443/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-scheduler';
    const unknown = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
    const line = `E1127 leaderelection.go:340] error retrieving resource lock kube-system/kube-scheduler: Get "${leases}": ${unknown}`;
    assert.deepEqual(await explained(line, report), {
      connections: ['kube-scheduler → kube-apiserver'],
      rules: ['kubeconfigs/kubeconfig-ca-not-issuer'],
      isElsewhere: false,
    });
  });

  it('of a certificate that is not in the files leads to no finding', async () => {
    const report = await reportOfFault('scheduler-conf-other-ca');
    const line = `Nov 27 03:19:24 n kubelet[812]: E1127 "Unable to register" err="Post \\"https://10.0.0.10:6443/api/v1/nodes\\": ${EXPIRED('2026-06-01T12:00:00Z', '2026-05-01T00:00:00Z')}"`;
    assert.deepEqual(await explained(line, report), {
      connections: [],
      rules: [],
      isElsewhere: true,
    });
  });

  it('with a serial number leads to the client of this certificate, and elsewhere if no certificate has it', async () => {
    const report = await reportOfFault('scheduler-client-expired');
    const [expired] = report.connections.filter(({ verdict }) => verdict === 'broken');
    const certificate = expired?.failure?.certificate;
    assert.ok(certificate);
    const until = new Date(certificate.notAfter).toISOString().replace('.000Z', 'Z');
    const line = (serial: bigint) =>
      `E0601 12:00:00.000000 1 authentication.go:73] "Unable to authenticate the request" err="verifying certificate SN=${serial}, SKID=, AKID= failed: ${EXPIRED('2026-06-01T12:00:00Z', until)}"`;
    const serial = BigInt(`0x${certificate.serialNumber}`);
    const [own] = await explainMessages(line(serial), { report });
    assert.equal(own?.certificate?.path, 'etc/kubernetes/scheduler.conf');
    assert.deepEqual([own.error.speaker, own.error.peer], ['kube-apiserver', 'kube-scheduler']);
    assert.deepEqual(own.connections, [expired]);
    assert.equal(own.findings[0]?.rule, 'validity/cert-expired');
    const [other] = await explainMessages(line(serial + 1n), { report });
    assert.deepEqual([other?.isElsewhere, other?.connections, other?.findings], [true, [], []]);
  });

  it('leads elsewhere if the server accepts the certificate with these files, whether or not the client accepts the server', async () => {
    for (const fault of [undefined, 'scheduler-conf-other-ca']) {
      const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
      await FAULTS.find(({ id }) => id === fault)?.apply(node);
      const { serialNumber } = new X509Certificate(node.certificate('etc/kubernetes/scheduler.conf').pem);
      const line = `E0601 12:00:00.000000 1 authentication.go:73] "Unable to authenticate the request" err="verifying certificate SN=${BigInt(`0x${serialNumber}`)}, SKID=, AKID= failed: x509: certificate signed by unknown authority"`;
      const [one] = await explainMessages(line, { report: (await inspectFiles(node.files, NOW)).report });
      assert.ok(one);
      assert.deepEqual([one.certificate?.path, one.isElsewhere], ['etc/kubernetes/scheduler.conf', true]);
      assert.deepEqual([one.connections, one.findings], [[], []]);
      assert.deepEqual(
        describeMessage(one).look.map((text) => plainText(text)),
        [
          'With these files, the API server accepts etc/kubernetes/scheduler.conf: the running process uses other files.',
          'Restart the API server: before release 1.19, it reads the CAs of its clients only once.',
        ],
      );
    }
  });

  it('leads elsewhere if the client accepts the server at this host with these files, and has one configuration', async () => {
    const unknown = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
    const leases = '/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-scheduler';
    const line = (host: string) =>
      `E1127 leaderelection.go:340] error retrieving resource lock kube-system/kube-scheduler: Get "https://${host}:6443${leases}": ${unknown}`;
    const { report } = await inspectFiles(await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' }), NOW);
    const [one] = await explainMessages(line('10.0.0.10'), { report });
    assert.ok(one);
    assert.deepEqual([one.isElsewhere, one.findings, one.connections, one.certificate], [true, [], [], undefined]);
    assert.deepEqual(
      describeMessage(one).look.map((text) => plainText(text)),
      [
        'With these files, kube-scheduler accepts kube-apiserver: a running process uses other files, or another node logs this.',
        'Restart kube-scheduler and kube-apiserver, unless they run with these files already.',
      ],
    );
    const kubectl = `Unable to connect to the server: Get "https://10.0.0.10:6443/api": ${unknown}`;
    for (const other of [line('10.0.0.77'), kubectl])
      assert.equal((await explainMessages(other, { report }))[0]?.isElsewhere, undefined, other);
    const broken = await reportOfFault('scheduler-conf-other-ca');
    assert.equal((await explainMessages(line('10.0.0.10'), { report: broken }))[0]?.isElsewhere, undefined);
  });

  it('leads by a date to the certificate of the end that is rejected, of several that end with it', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const notAfter = new Date('2026-05-20T12:29:33Z');
    for (const path of ['apiserver', 'apiserver-etcd-client', 'front-proxy-client']) {
      node.replaceCertificate(`etc/kubernetes/pki/${path}.crt`, { notAfter });
    }
    const { report } = await inspectFiles(node.files, NOW);
    const line = `Unable to connect to the server: ${EXPIRED('2026-06-01T12:00:00Z', '2026-05-20T12:29:33Z')}`;
    const [one] = await explainMessages(line, { report });
    assert.equal(one?.certificate?.path, 'etc/kubernetes/pki/apiserver.crt');
    assert.equal(one.findings[0]?.at.uri.endsWith('/apiserver.crt'), true);
  });

  it('of a host that no connection verifies leads to none', async () => {
    const { report } = await inspectFiles(await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' }), NOW);
    const line = 'Unable to connect to the server: x509: certificate is valid for 10.96.0.1, not 192.0.2.7';
    assert.deepEqual((await explained(line, report)).connections, []);
  });

  it('that only says that the other end rejects leads to what that end rejects', async () => {
    const report = await reportOfFault('admin-client-other-ca');
    const { connections, rules } = await explained('error: You must be logged in to the server (Unauthorized)', report);
    assert.deepEqual(connections, ['kubectl → kube-apiserver']);
    assert.equal(rules[0], 'kubeconfigs/kubeconfig-client-cert-untrusted');
  });

  it('is logged by the one component that does not start by it, where the line leaves that open', async () => {
    const report = await reportOfFault('etcd-cafile-missing');
    const [{ error } = {}] = await explainMessages('open /etc/kubernetes/pki/etcd/ca.cert: no such file or directory', {
      report,
    });
    assert.equal(error?.speaker, 'kube-apiserver');
    const [{ error: other } = {}] = await explainMessages('open /srv/other.crt: no such file or directory', { report });
    assert.equal(other?.speaker, undefined);
  });

  it('of a member of etcd about another does not call both the same', async () => {
    const line =
      '{"level":"warn","caller":"embed/config_logging.go:170","msg":"rejected connection on peer endpoint","error":"remote error: tls: bad certificate"}';
    const [{ error } = {}] = await explainMessages(line);
    assert.equal(error && plainText(whomText(error)), 'another etcd member');
  });

  it('of an argument of etcd that is no flag leads to the flag before it', async () => {
    const line = String.raw`{"level":"error","msg":"failed to verify flags","error":"\"true\" is not a valid flag"}`;
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const { report: right } = await inspectFiles(node.files, NOW);
    assert.deepEqual((await explained(line, right)).rules, []);
    node.setText('etc/kubernetes/manifests/etcd.yaml', (text) =>
      text.replace('--client-cert-auth=true', '--client-cert-auth\n    - "true"'),
    );
    const { report } = await inspectFiles(node.files, NOW);
    assert.deepEqual((await explained(line, report)).rules, ['manifests/flag-bool-with-space']);
  });

  it('is read without a report as well', async () => {
    const [one] = await explainMessages('tls: private key does not match public key');
    assert.deepEqual([one?.connections, one?.findings, one?.isElsewhere], [[], [], undefined]);
  });
});
