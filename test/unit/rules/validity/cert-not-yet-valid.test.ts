import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';

const RULE = 'validity/cert-not-yet-valid';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const NOW = nodeSettings({}).now;
describe(RULE, () => {
  const beginning = (ahead: number) => ({ notBefore: days(NOW, ahead), notAfter: days(NOW, 300) });

  it('is an error days ahead and a warning within a day', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.replaceCertificate(APISERVER, beginning(5));
      node.replaceCertificate(SCHEDULER, beginning(0.5));
    });
    assert.deepEqual(
      findings.map(({ messageId, path, severity }) => [messageId, path, severity]),
      [
        ['early', APISERVER, 'error'],
        ['early', SCHEDULER, 'warning'],
      ],
    );
  });

  it('is silent at the first instant', async () => {
    const { lines } = await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, beginning(0)));
    assert.deepEqual(lines, []);
  });
});
