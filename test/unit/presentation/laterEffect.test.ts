import assert from 'node:assert/strict';
import { plainText } from '../../../src/core/index.ts';
import { checkNode } from '../../support/checkRule.ts';
import { PKI } from '../../support/faults/fault.ts';

const RULE = 'trust/leaf-not-signed-by-trust';

describe('what a component reports of a CA file that is wrong', () => {
  for (const [when, dates, expected] of [
    ['now', {}, / kube-apiserver reports tls: .* unknown authority\.$/i],
    [
      'once an expired certificate is renewed',
      { notAfter: '2026-05-20' },
      /Once the certificate is renewed, kube-apiserver/,
    ],
    ['once a certificate is valid', { notBefore: '2026-06-20' }, /Once the certificate is valid, kube-apiserver/],
  ] as const) {
    it(`is quoted as reported ${when}`, async () => {
      const { report } = await checkNode(RULE, (node) => {
        const options = Object.entries(dates).map(([name, date]) => [name, new Date(date)]);
        node.replaceCertificate(`${PKI}/etcd/server.crt`, Object.fromEntries(options));
        node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/ca.crt`);
      });
      const [message] = report.findings.flatMap((one) => (one.rule === RULE ? [plainText(one.message)] : []));
      assert.match(message ?? '', expected);
    });
  }
});
