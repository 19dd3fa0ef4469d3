import assert from 'node:assert/strict';
import { instantOf } from '../../../src/core/messages/read/facts.ts';
import { readLine } from '../../../src/core/messages/read/readMessages.ts';

const EXPIRED = 'x509: certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is after';

/** A line, and what it states as "kind value". */
const LINES: readonly (readonly [string, readonly string[]])[] = [
  [
    `E0601 12:00:00.000000       1 authentication.go:73] "Unable to authenticate the request" err="verifying certificate SN=7201, SKID=, AKID=77:57:69:A6:26:7C:12:E0:9E:C2:40:36:1A:27:A7:D8:4B:0C:B9:B5 failed: ${EXPIRED} 2026-05-20T12:29:33Z"`,
    [
      'serialNumber 7201',
      'authorityKeyId 77:57:69:A6:26:7C:12:E0:9E:C2:40:36:1A:27:A7:D8:4B:0C:B9:B5',
      'clock 2026-06-01T12:00:00Z',
      'notAfter 2026-05-20T12:29:33Z',
      'source authentication.go:73',
    ],
  ],
  [
    'Get \\"https://10.0.0.10:10250/containerLogs/default/web/web\\": tls: failed to verify certificate: x509: certificate is valid for 127.0.0.1, 10.0.0.9, not 10.0.0.10',
    ['host 10.0.0.10', 'names 127.0.0.1, 10.0.0.9', 'urlPath /containerLogs/default/web/web'],
  ],
  [
    'x509: certificate is valid for 120 names, but none matched k8s.example.com',
    ['host k8s.example.com', 'names 120 names'],
  ],
  [
    'x509: certificate signed by unknown authority (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority certificate "kubernetes")',
    ['authority kubernetes'],
  ],
  [
    '{"level":"warn","caller":"embed/config_logging.go:187","msg":"rejected connection on client endpoint","remote-addr":"127.0.0.1:40124","error":"remote error: tls: bad certificate"}',
    ['remote 127.0.0.1', 'alert bad certificate', 'source embed/config_logging.go:187'],
  ],
  [
    'error auto signing csr: the signer has expired: NotAfter=2026-05-31 12:00:00 +0000 UTC',
    ['notAfter 2026-05-31 12:00:00 +0000 UTC'],
  ],
  [
    'java.security.cert.CertificateExpiredException: NotAfter: Wed May 20 12:29:33 UTC 2026',
    ['notAfter Wed May 20 12:29:33 UTC 2026'],
  ],
  ['open /etc/kubernetes/pki/ca.crt: no such file or directory', ['file /etc/kubernetes/pki/ca.crt']],
  ['unknown flag: --tls-cert', ['flag --tls-cert']],
];

describe('what a line states', () => {
  it('is read with the place of each value in the line', () => {
    for (const [line, expected] of LINES) {
      const facts = readLine(line)?.facts ?? [];
      assert.deepEqual(
        facts.map(({ kind, value }) => `${kind} ${value}`),
        expected,
      );
      for (const { value, span } of facts) assert.equal(line.slice(span.start, span.end), value);
    }
  });

  it('is an instant in the form of Go, OpenSSL and Java, and none without a known zone', () => {
    const at = Date.UTC(2026, 4, 20, 12, 29, 33);
    for (const [value, instant] of [
      ['2026-05-20T12:29:33Z', at],
      ['2026-05-20T14:29:33+02:00', at],
      ['2026-05-20 12:29:33 +0000 UTC', at],
      ['May 20 12:29:33 2026 GMT', at],
      ['Wed May 20 12:29:33 UTC 2026', at],
      ['Wed May 20 12:29:33 ABC 2026', undefined],
    ] as const) {
      assert.equal(instantOf({ kind: 'notAfter', value, span: { start: 0, end: 0 } }), instant, value);
    }
  });
});
