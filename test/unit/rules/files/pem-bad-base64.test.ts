import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

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

  describe('in the leaf of a chain, is the only finding', () => {
    for (const name of [
      'apiserver',
      'apiserver-etcd-client',
      'apiserver-kubelet-client',
      'front-proxy-client',
      'etcd/server',
      'etcd/peer',
    ]) {
      for (const hasKeys of [true, false]) {
        it(`${name}.crt, ${hasKeys ? 'with' : 'without'} private keys`, async () => {
          const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
          const path = `etc/kubernetes/pki/${name}.crt`;
          const ca =
            name.startsWith('etcd') || name.includes('etcd')
              ? 'etcd/ca'
              : name.startsWith('front')
                ? 'front-proxy-ca'
                : 'ca';
          const root = node.text(`etc/kubernetes/pki/${ca}.crt`);
          node.setText(path, (text) => spoil(text, '!') + root);
          if (!hasKeys)
            for (const key of [...node.files.keys()].filter((one) => one.endsWith('.key'))) node.remove(key);
          assert.deepEqual((await inspectFiles(node.files, node.settings.now)).names, [`${RULE} ${path}`]);
        });
      }
    }

    it('in a kubeconfig', async () => {
      const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
      const conf = 'etc/kubernetes/scheduler.conf';
      const chain = spoil(node.text(APISERVER), '!') + node.text(CA);
      node.setField(conf, 'client-certificate-data', Buffer.from(chain).toString('base64'));
      assert.deepEqual((await inspectFiles(node.files, node.settings.now)).names, [`${RULE} ${conf}`]);
    });
  });
});
