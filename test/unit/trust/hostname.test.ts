import assert from 'node:assert/strict';
import { goErrorText, tlsErrorText } from '../../../src/core/trust/goErrorText.ts';
import { hostInError, matchesHost } from '../../../src/core/trust/hostname.ts';
import type { San } from '../../support/extensions.ts';
import { authority, leaf, read } from './chainCase.ts';

const KUBEADM: readonly San[] = ['dns:kubernetes', 'dns:kubernetes.default.svc', 'ip:10.96.0.1', 'ip:192.168.0.10'];
const VALID = 'valid';

interface NameCase {
  readonly sans: readonly San[];
  readonly host: string;
  /** "valid", or Go's text after its prefix. */
  readonly expect: string;
  readonly commonName?: string;
}

const MANY_NAMES = Array.from({ length: 100 }, (_, at): San => `dns:node${at}`);
const MANY_ADDRESSES = Array.from({ length: 100 }, (_, at): San => `ip:10.0.0.${at}`);

const TABLE: readonly NameCase[] = [
  { sans: KUBEADM, host: 'kubernetes', expect: VALID },
  { sans: KUBEADM, host: 'KUBERNETES.Default.svc', expect: VALID },
  { sans: ['dns:Kubernetes.Default.SVC'], host: 'kubernetes.default.svc', expect: VALID },
  { sans: KUBEADM, host: 'kubernetes.', expect: VALID },
  { sans: ['dns:kubernetes.'], host: 'kubernetes', expect: 'certificate is valid for kubernetes., not kubernetes' },
  { sans: ['dns:kubernetes.'], host: 'kubernetes.', expect: VALID },
  { sans: KUBEADM, host: '10.96.0.1', expect: VALID },
  { sans: KUBEADM, host: '[10.96.0.1]', expect: VALID },
  { sans: KUBEADM, host: '::ffff:10.96.0.1', expect: VALID },
  { sans: KUBEADM, host: '127.0.0.1', expect: 'certificate is valid for 10.96.0.1, 192.168.0.10, not 127.0.0.1' },
  { sans: KUBEADM, host: '[::1]', expect: 'certificate is valid for 10.96.0.1, 192.168.0.10, not ::1' },
  {
    sans: KUBEADM,
    host: '010.96.0.1',
    expect: 'certificate is valid for kubernetes, kubernetes.default.svc, not 010.96.0.1',
  },
  { sans: ['ip:fd00:0:0::1'], host: 'fd00::1', expect: VALID },
  { sans: ['ip:fd00::1'], host: '[FD00:0::0001]', expect: VALID },
  { sans: ['ip:fd00::1'], host: 'fd00::2', expect: 'certificate is valid for fd00::1, not fd00::2' },
  {
    sans: ['dns:127.0.0.1'],
    host: '127.0.0.1',
    expect: "cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs",
  },
  {
    sans: ['dns:*'],
    host: '10.0.0.1',
    expect: "cannot validate certificate for 10.0.0.1 because it doesn't contain any IP SANs",
  },
  {
    sans: KUBEADM,
    host: 'localhost',
    expect: 'certificate is valid for kubernetes, kubernetes.default.svc, not localhost',
  },
  { sans: ['dns:*.example.com'], host: 'a.example.com', expect: VALID },
  {
    sans: ['dns:*.example.com'],
    host: 'a.b.example.com',
    expect: 'certificate is valid for *.example.com, not a.b.example.com',
  },
  {
    sans: ['dns:*.example.com'],
    host: 'example.com',
    expect: 'certificate is valid for *.example.com, not example.com',
  },
  {
    sans: ['dns:a*.example.com'],
    host: 'ab.example.com',
    expect: 'certificate is valid for a*.example.com, not ab.example.com',
  },
  { sans: ['dns:a.*.com'], host: 'a.example.com', expect: 'certificate is valid for a.*.com, not a.example.com' },
  { sans: ['dns:*.*.com'], host: 'a.example.com', expect: 'certificate is valid for *.*.com, not a.example.com' },
  { sans: ['dns:*'], host: 'node1', expect: 'certificate is valid for *, not node1' },
  { sans: ['dns:*.example.com'], host: '*.example.com', expect: VALID },
  { sans: ['dns:node_1'], host: 'node_1', expect: VALID },
  { sans: ['dns:-node'], host: '-node', expect: VALID },
  { sans: ['dns:node 1'], host: 'NODE 1', expect: VALID },
  {
    sans: [],
    host: 'node1',
    commonName: 'node1',
    expect: 'certificate relies on legacy Common Name field, use SANs instead',
  },
  {
    sans: [],
    host: 'a.b',
    commonName: '*.b',
    expect: 'certificate relies on legacy Common Name field, use SANs instead',
  },
  {
    sans: [],
    host: 'node2',
    commonName: 'node1',
    expect: 'certificate is not valid for any names, but wanted to match node2',
  },
  {
    sans: ['email:a@b.c'],
    host: 'node1',
    commonName: 'node1',
    expect: 'certificate is not valid for any names, but wanted to match node1',
  },
  {
    sans: ['ip:10.0.0.1'],
    host: 'node1',
    commonName: 'node1',
    expect: 'certificate is not valid for any names, but wanted to match node1',
  },
  { sans: MANY_NAMES, host: 'x', expect: 'certificate is valid for 100 names, but none matched x' },
  { sans: MANY_ADDRESSES, host: '10.1.0.0', expect: 'certificate is valid for 100 IP SANs, but none matched 10.1.0.0' },
];

describe('matchesHost', () => {
  for (const { sans, host, expect, commonName = 'kube-apiserver' } of TABLE) {
    it(`${host} against ${sans.slice(0, 4).join(' ') || `CN ${commonName}`}: ${expect}`, async () => {
      const subject = { commonName };
      const certificate = await read(await leaf(await authority('kubernetes'), { subject, sans }));
      const matches = matchesHost(certificate, host);
      const text = goErrorText({ kind: 'hostname', certificate, host: hostInError(host) });
      assert.equal(matches ? VALID : text, expect === VALID ? VALID : `x509: ${expect}`);
    });
  }
});

describe('tlsErrorText', () => {
  it('says what failed before why', async () => {
    const certificate = await read(await leaf(await authority('kubernetes')));
    assert.equal(
      tlsErrorText({ kind: 'unknownAuthority', certificate }),
      'tls: failed to verify certificate: x509: certificate signed by unknown authority',
    );
  });
});
