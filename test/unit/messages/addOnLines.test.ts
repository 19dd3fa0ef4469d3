import assert from 'node:assert/strict';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { describeMessage } from '../../../src/core/presentation/describe/describeMessage.ts';
import { reportOfFault } from '../../support/faultReport.ts';

/** Lines about connections between proxies of a mesh, and of Calico, which have other CAs than the control plane. */
const LINES: readonly string[] = [
  'TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:verify cert failed: X509_verify_cert: certificate verification error at depth 0: certificate has expired:TLS_error_end',
  'WARN ThreadId(02) identity:controller{addr=linkerd-identity-headless.linkerd.svc.cluster.local:8080}: linkerd_reconnect: Failed to connect error=endpoint 10.129.192.22:8080: invalid peer certificate: Expired',
  'WARN ThreadId(02) identity:controller{addr=linkerd-identity-headless.linkerd.svc.cluster.local:8080}: linkerd_reconnect: Failed to connect error=endpoint 10.129.192.22:8080: invalid peer certificate: UnknownIssuer',
  'error\tcitadelclient\tFailed to create certificate: rpc error: code = Unavailable desc = connection error: desc = "transport: authentication handshake failed: x509: certificate signed by unknown authority"',
  '2026-06-01 12:00:00.000 [ERROR][47] felix/sync_client.go 166: Failed to connect to Typha error="x509: certificate has expired or is not yet valid"',
];

/** Pulls of images from a registry, which has another CA as well. */
const PULLS: readonly string[] = [
  'Warning  Failed  12s  kubelet  Failed to pull image "registry.example.com/app:v1": x509: certificate has expired or is not yet valid',
  'Jan  3 11:22:33 node-1 kubelet[1234]: E0103 11:22:33.123456    1234 kuberuntime_image.go:55] "Failed to pull image" err="x509: certificate signed by unknown authority" image="app:v1"',
];

/** A client that drops its connection to a server. */
const RESET =
  'http: TLS handshake error from 10.0.0.5:1234: read tcp 10.0.0.1:6443->10.0.0.5:1234: read: connection reset by peer';

async function blamed(line: string, report: Report): Promise<unknown> {
  const [one] = await explainMessages(line, { report });
  assert.ok(one, line);
  return [one.connections.length, one.findings.map(({ rule }) => rule), one.certificate?.path];
}

describe('an error of a connection that is none of the control plane', () => {
  it('leads to none of its connections, findings and certificates', async () => {
    for (const fault of ['apiserver-expired', 'apiserver-other-ca', 'ca-regenerated']) {
      const report = await reportOfFault(fault);
      for (const line of [...LINES, ...PULLS, RESET])
        assert.deepEqual(await blamed(line, report), [0, [], undefined], `${fault}: ${line}`);
    }
  });

  it('leads to them if it names a host of the cluster, or a library for Kubernetes', async () => {
    const report = await reportOfFault('apiserver-expired');
    for (const line of [
      'ERROR kube_client::client::builder: failed with error client error (Connect): invalid peer certificate: Expired',
      'citadelclient: Get "https://10.0.0.10:6443/api/v1/nodes": x509: certificate has expired or is not yet valid',
    ])
      assert.notDeepEqual(await blamed(line, report), [0, [], undefined], line);
    const missing = await reportOfFault('apiserver-san-service-ip');
    const [one] = await explainMessages('javax.net.ssl.SSLPeerUnverifiedException: Hostname 10.96.0.1 not verified:', {
      report: missing,
    });
    assert.equal(one?.findings[0]?.rule, 'names/apiserver-san-missing-service-ip');
  });

  it('advises to restart no process where a program only reads a file', async () => {
    const report = await reportOfFault('apiserver-san-service-ip');
    const [one] = await explainMessages(
      'error execution phase certs/apiserver: certificate apiserver is invalid: x509: certificate is valid for kubernetes, 192.0.2.10, not 10.96.0.1',
      { report },
    );
    assert.ok(one);
    const advice = describeMessage(one).look.map((text) => plainText(text));
    assert.equal(advice.length, 1);
    assert.match(advice.join(' '), /Move the certificate and its key away/);
  });
});
