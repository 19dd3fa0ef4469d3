import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { key } from '../../../support/keyPair.ts';
import { k3s } from '../../../support/layouts/rancher.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import { type SupervisorDifference, supervisorSecret } from '../../../support/supervisorSecret.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const FILE = 'var/lib/rancher/k3s/server/tls/dynamic-cert.json';

const UNNAMED =
  "tls: failed to verify certificate: x509: cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs";

async function found(difference: SupervisorDifference = {}) {
  const { secret } = await supervisorSecret('k3s', NOW, difference);
  const files = new Map([...(await k3s(NOW)), [FILE, new TextEncoder().encode(`${JSON.stringify(secret)}\n`)]]);
  const { report, workspace } = await inspectFiles(files, NOW);
  return {
    connections: report.connections
      .filter(({ dialed }) => dialed?.port === 6443)
      .map(({ from, verdict, error }) => [from.component, verdict, ...(error ? [plainText(error)] : [])].join(' ')),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, at, message }) => `${rule} ${workspace.path(at.uri)} ${plainText(message).split('\n')[0]}`),
    shown: JSON.stringify(report.findings),
    key: secret.data['tls.key'],
  };
}

describe('the supervisor of k3s', () => {
  for (const [title, type] of [
    ['in its own file, without its kind', {}],
    ['as the API server returns it', { kind: 'Secret', apiVersion: 'v1' }],
  ] as const) {
    it(`presents the certificate of its Secret, ${title}`, async () => {
      const { connections, said } = await found({ type });
      assert.deepEqual([connections, said], [['kubectl ok'], []]);
    });
  }

  const FAULTS: readonly (readonly [string, () => Promise<SupervisorDifference>, string, string])[] = [
    [
      'the issuer before a rotation',
      async () => ({ issuer: 'k3s-server-ca@1' }),
      'kubectl broken tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'connections/handshake-refused etc/rancher/k3s/k3s.yaml kubectl rejects kube-apiserver: it reports tls: failed to verify certificate: x509: certificate signed by unknown authority. "k3s-server-ca@1" in tls.crt of Secret k3s-serving is issued by "k3s-server-ca@1", but kubectl trusts "k3s-server-ca@1777723200" (certificate-authority-data of cluster "default").',
    ],
    [
      'the key of another certificate',
      async () => ({ key: await key('supervisor other', 'ECDSA-P256') }),
      'kubectl broken tls: private key does not match public key',
      `objects/tls-secret-pair-mismatch ${FILE} tls.key of Secret "kube-system/k3s-serving" does not match tls.crt. The API server does not check this; the readers of the Secret fail with tls: private key does not match public key.`,
    ],
    [
      'an expired certificate',
      async () => ({ notAfter: days(NOW, -3) }),
      'kubectl broken tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is after 2026-05-29T12:00:00Z',
      `objects/tls-secret-expired ${FILE} "k3s" in Secret "kube-system/k3s-serving" expired 3 days ago (2026-05-29 12:00 UTC). Every client rejects the server that presents it: x509: certificate has expired or is not yet valid. Open connections to kube-apiserver go on working until the client connects again.`,
    ],
    [
      'a provided certificate without the address',
      async () => ({ sans: ['dns:kubernetes'], isProvided: true }),
      `kubectl broken ${UNNAMED}`,
      `connections/handshake-refused etc/rancher/k3s/k3s.yaml kubectl rejects kube-apiserver: it reports ${UNNAMED}. tls.crt of Secret k3s-serving is not valid for 127.0.0.1.`,
    ],
  ];
  for (const [title, difference, connection, said] of FAULTS) {
    it(`is reported once with ${title}`, async () => {
      const one = await found(await difference());
      assert.deepEqual([one.connections, one.said], [[connection], [said]]);
    });
  }

  it('may add the name that a client asks for', async () => {
    const { connections, said } = await found({ sans: ['dns:kubernetes'] });
    assert.deepEqual([connections, said], [['kubectl unknown'], []]);
  });

  it('does not reveal its key', async () => {
    const { shown, key: own } = await found({ key: await key('supervisor other', 'ECDSA-P256') });
    assert.ok(!shown.includes(own.slice(60, 100)));
  });
});
