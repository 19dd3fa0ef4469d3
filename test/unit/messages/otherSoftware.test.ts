import assert from 'node:assert/strict';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { reportOfFault } from '../../support/faultReport.ts';
import { FAULTS } from '../../support/faults.ts';
import { OTHER_SOFTWARE } from '../../support/logs/otherSoftware.ts';

describe('an error of other software', () => {
  it('leads to no certificate, no connection and no finding of a cluster with a fault', async () => {
    for (const { id } of FAULTS) {
      const report = await reportOfFault(id);
      for (const [program, lines] of Object.entries(OTHER_SOFTWARE))
        for (const line of lines) assert.deepEqual(await blamed(line, report), [], `${id}: ${program}: ${line}`);
    }
  });

  it('leads to a connection if it names a host of the cluster, or a library for Kubernetes', async () => {
    const report = await reportOfFault('apiserver-expired');
    for (const line of [
      'io.fabric8.kubernetes.client.KubernetesClientException: Operation: [get] at: https://10.0.0.10:6443/api/v1/nodes. Cause: java.security.cert.CertificateExpiredException',
      "requests.exceptions.SSLError: HTTPSConnectionPool(host='10.0.0.10', port=6443): Max retries exceeded with url: /api (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1007)')))",
      '2026/06/01 12:00:00 [error] 29#29: *1 SSL_do_handshake() failed (SSL: error:0A000086:SSL routines::certificate verify failed:certificate has expired) while SSL handshaking to upstream, client: 203.0.113.8, request: "GET /api HTTP/1.1", upstream: "https://10.0.0.10:6443/api"',
      'kubernetes.client.exceptions.ApiException: certificate has expired',
      'Get "https://kubernetes.default.svc/api/v1/nodes": tls: failed to verify certificate: x509: certificate has expired or is not yet valid',
    ])
      assert.notDeepEqual(await blamed(line, report), [], line);
  });
});

async function blamed(line: string, report: Report): Promise<readonly string[]> {
  const explained = await explainMessages(line, { report });
  return explained.flatMap(({ connections, findings, certificate }) => [
    ...connections.map(({ id }) => id),
    ...findings.map(({ rule }) => rule),
    ...(certificate ? [certificate.path] : []),
  ]);
}
