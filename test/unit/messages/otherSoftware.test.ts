import assert from 'node:assert/strict';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { FAULTS, faultyNode } from '../../support/faults.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** What programs outside the cluster log. */
const LINES = [
  'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
  'Caused by: java.security.cert.CertificateExpiredException: NotAfter: Wed May 20 12:29:33 UTC 2026',
  'java.security.cert.CertificateException: No subject alternative names matching IP address 192.0.2.9 found',
  'requests.exceptions.SSLError: HTTPSConnectionPool(host="shop.example.org", port=443): Max retries exceeded (Caused by SSLError(SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1007)")))',
  'Error: unable to verify the first certificate at TLSSocket.onConnectSecure (node:_tls_wrap:1679:34) code: UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey], no supported methods remain',
  'sshd[4711]: error: kex_exchange_identification: read: connection reset by peer',
  '203.0.113.8 - - [01/Jun/2026:12:00:00 +0000] "POST /login HTTP/1.1" 401 Unauthorized',
  'POST https://shop.example.org/api/cart 401 Unauthorized',
  'shop: Get "https://payments.example.org/v1/charge": x509: certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is after 2026-05-20T12:29:33Z',
  'shop: Get "https://payments.example.org/v1/charge": x509: certificate signed by unknown authority',
];

describe('an error of other software', () => {
  it('leads to no certificate, no connection and no finding of a cluster with a fault', async () => {
    for (const { id } of FAULTS) {
      const { report } = await inspectFiles((await faultyNode(id, { now: NOW })).files, NOW);
      for (const line of LINES) assert.deepEqual(await blamed(line, report), [], `${id}: ${line}`);
    }
  });

  it('leads to a connection if it names a host of the cluster', async () => {
    const { report } = await inspectFiles((await faultyNode('apiserver-expired', { now: NOW })).files, NOW);
    const line =
      'io.fabric8.kubernetes.client.KubernetesClientException: Operation: [get] at: https://10.0.0.10:6443/api/v1/nodes. Cause: java.security.cert.CertificateExpiredException';
    assert.notDeepEqual(await blamed(line, report), []);
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
