import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/pem-bad-base64';
const CA = 'etc/kubernetes/pki/ca.crt';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  const spoil = (text: string, by: string) => text.replace(/\n(M.{20})./, `\n$1${by}`);

  it('reports the very character', async () => {
    const { lines } = await checkNode(RULE, (node) => node.setText(APISERVER, (text) => spoil(text, '!')));
    assert.deepEqual(lines, [`found ${APISERVER} !`]);
  });

  it('reports a character in embedded data of a kubeconfig at its base64', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      const conf = 'etc/kubernetes/scheduler.conf';
      const data = Buffer.from(spoil(node.text(CA), '!')).toString('base64');
      node.setField(conf, 'certificate-authority-data', data);
    });
    assert.deepEqual(
      findings.map(({ path, severity }) => [path, severity]),
      [['etc/kubernetes/scheduler.conf', 'error']],
    );
  });

  it('is silent about a template and a shortened example', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.put(
        'etc/kubernetes/pki/a.crt',
        '-----BEGIN CERTIFICATE-----\n{{ ca_certificate }}\n-----END CERTIFICATE-----\n',
      );
      node.put('etc/kubernetes/pki/b.crt', '-----BEGIN CERTIFICATE-----\nMIIC...\n-----END CERTIFICATE-----\n');
    });
    assert.deepEqual(lines, []);
  });

  it('takes no pattern of a schema for a block', async () => {
    const pattern = '{"pattern": "^-----BEGIN CERTIFICATE-----.*(.|\\n)*-----END CERTIFICATE-----$"}';
    const { lines } = await checkNode(RULE, (node) => {
      node.put('schemas/certificate.json', pattern);
      node.put('schemas/certificate.pem', spoil(node.text(CA), '!'));
    });
    assert.deepEqual(lines, ['found schemas/certificate.pem !']);
  });
});
