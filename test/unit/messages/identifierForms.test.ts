import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const CLIENT = 'etc/kubernetes/scheduler.conf';

const withColons = (hex: string) => (hex.match(/../g) ?? []).join(':');

/** How programs write a number of octets. */
const FORMS: readonly (readonly [string, (hex: string) => string])[] = [
  ['hexadecimal', (hex) => hex.toUpperCase()],
  ['lower case', (hex) => hex.toLowerCase()],
  ['colons', (hex) => withColons(hex.toUpperCase())],
  ['colons, lower case', (hex) => withColons(hex.toLowerCase())],
  ['0x', (hex) => `0x${hex.toLowerCase()}`],
  ['0x, upper case', (hex) => `0x${hex.toUpperCase()}`],
];

const SERIALS = [...FORMS, ['decimal', (hex: string) => String(BigInt(`0x${hex}`))] as const];

const rejected = (identifier: string) =>
  `E0601 12:00:00.000000 1 authentication.go:73] "Unable to authenticate the request" err="verifying certificate ${identifier} failed: x509: certificate signed by unknown authority"`;

describe('an identifier of a certificate', () => {
  it('is recognized in each form, and that of no certificate leads elsewhere', async () => {
    for (let run = 0; run < 8; run++) {
      const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
      const { report } = await inspectFiles(node.files, NOW);
      const { serialNumber } = new X509Certificate(node.certificate(CLIENT).pem);
      for (const [form, write] of SERIALS) {
        for (const label of ['SN=', 'serial=', 'serial:', 'Serial Number: ']) {
          const line = rejected(`${label}${write(serialNumber)}`);
          const [one] = await explainMessages(line, { report });
          assert.equal(one?.certificate?.path, CLIENT, `${form}: ${line}`);
          const other = `${(Number.parseInt(serialNumber[0] ?? '', 16) ^ 3).toString(16)}${serialNumber.slice(1)}`;
          const [absent] = await explainMessages(rejected(`${label}${write(other)}`), { report });
          assert.deepEqual([absent?.certificate, absent?.isElsewhere], [undefined, true], `${form}: ${other}`);
        }
      }
      const subjectKeyId = subjectKeyIdOf(report);
      for (const [form, write] of FORMS) {
        for (const label of ['SKID=', 'Subject Key Identifier: ']) {
          const line = rejected(`${label}${write(subjectKeyId)}`);
          const [held] = await explainMessages(line, { report });
          const fact = held?.facts.find(({ fact: { kind } }) => kind === 'subjectKeyId');
          assert.equal(fact?.fits, 'yes', `${form}: ${line}`);
        }
        const [signed] = await explainMessages(rejected(`SN=1, SKID=, AKID=${write(subjectKeyId)}`), { report });
        const authority = signed?.facts.find(({ fact: { kind } }) => kind === 'authorityKeyId');
        assert.equal(authority?.fits, 'yes', form);
      }
    }
  });

  it('is not the serial number in the name of a subject', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const { report } = await inspectFiles(node.files, NOW);
    const [one] = await explainMessages(rejected('CN=web,serialNumber=7201'), { report });
    assert.deepEqual([one?.certificate, one?.isElsewhere], [undefined, undefined]);
  });
});

/** The key identifier of the CA, which other certificates name as that of their issuer. */
function subjectKeyIdOf({ nodes }: Awaited<ReturnType<typeof inspectFiles>>['report']): string {
  for (const { view } of nodes) {
    for (const { path, file } of view.files) {
      for (const artifact of path.endsWith('pki/ca.crt') ? file.artifacts : []) {
        if (artifact.kind === 'certificate') return artifact.certificate.subjectKeyId ?? '';
      }
    }
  }
  throw new Error('no CA');
}
