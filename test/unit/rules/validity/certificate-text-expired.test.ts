import assert from 'node:assert/strict';
import { checkFiles } from '../../../support/checkRule.ts';

const RULE = 'validity/certificate-text-expired';

const text = (until: string) => `Certificate:
    Data:
        Serial Number: 1 (0x1)
        Issuer: CN = kubernetes
        Validity
            Not Before: Jan  1 00:00:00 2025 GMT
            Not After : ${until} GMT
        Subject: CN = kube-apiserver
`;

describe(RULE, () => {
  it('reports a text whose certificate had expired by now, and one that expires soon', async () => {
    const { findings } = await checkFiles(RULE, {
      'kubeadm/pki/server/apiserver.crt': text('May 31 12:00:00 2026'),
      'k3s/certs/server/serving-kube-apiserver.crt': text('Jun 11 12:00:00 2026'),
    });
    assert.deepEqual(
      findings.map(({ messageId, severity, slots }) => [messageId, severity, slots.name, slots.date]).sort(),
      [
        ['expired', 'warning', 'kube-apiserver', '2026-05-31 12:00 UTC'],
        ['soon', 'warning', 'kube-apiserver', '2026-06-11 12:00 UTC'],
      ],
    );
  });

  it('is silent about one that is valid for long, and about an old copy', async () => {
    assert.deepEqual((await checkFiles(RULE, { 'a/apiserver.crt': text('Jul 11 12:00:00 2026') })).lines, []);
    assert.deepEqual((await checkFiles(RULE, { 'backup/apiserver.crt': text('May 31 12:00:00 2026') })).lines, []);
  });
});
