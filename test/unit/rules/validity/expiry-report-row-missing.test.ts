import assert from 'node:assert/strict';
import { mainLine } from '../../../../src/core/index.ts';
import { checkFiles } from '../../../support/checkRule.ts';

const RULE = 'validity/expiry-report-row-missing';
const VERSION = '--kubernetes-version="$(kubeadm version -o short)"';
const HEADING = 'CERTIFICATE    EXPIRES                  RESIDUAL TIME   CERTIFICATE AUTHORITY   EXTERNALLY MANAGED\n';
const AUTHORITIES = '\nCERTIFICATE AUTHORITY   EXPIRES                  RESIDUAL TIME   EXTERNALLY MANAGED\n';

describe(RULE, () => {
  it('reports what kubeadm did not find, and how to create it', async () => {
    const text = `${HEADING}!MISSING! apiserver\n!MISSING! scheduler.conf\n${AUTHORITIES}!MISSING! etcd-ca\n`;
    const { findings } = await checkFiles(RULE, { 'certs.txt': text });
    assert.deepEqual(
      findings.map(({ text: row, command }) => [row, command && mainLine(command)]),
      [
        ['!MISSING! apiserver', `kubeadm init phase certs apiserver --cert-dir=/root/old-pki/new ${VERSION}`],
        [
          '!MISSING! scheduler.conf',
          `kubeadm init phase kubeconfig scheduler --kubeconfig-dir=/root/old-pki/new ${VERSION}`,
        ],
        ['!MISSING! etcd-ca', undefined],
      ],
    );
  });

  it('is silent about super-admin.conf, which joined nodes do not have', async () => {
    assert.deepEqual((await checkFiles(RULE, { 'certs.txt': `${HEADING}!MISSING! super-admin.conf\n` })).lines, []);
  });
});
