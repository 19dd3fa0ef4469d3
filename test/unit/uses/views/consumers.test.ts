import assert from 'node:assert/strict';
import { ConsumerIndex } from '../../../../src/core/uses/views/consumers.ts';
import { FOLDER_URI } from '../../../support/memoryWorkspace.ts';
import { type NodeChange, viewAfter } from '../../../support/viewAfter.ts';

const PKI = 'etc/kubernetes/pki';

const consumersAfter = async (change?: NodeChange) => new ConsumerIndex(await viewAfter(change));

describe('who reads a file', () => {
  it('is known by kubeadm’s file names without a manifest', async () => {
    const index = await consumersAfter((node) => {
      for (const path of [...node.files.keys()]) if (path.includes('/manifests/')) node.remove(path);
    });
    const readers = index.ofFile(`${FOLDER_URI}/${PKI}/front-proxy-client.crt`);
    assert.deepEqual(
      readers.map(({ owner, name, evidence }) => [owner, name, evidence]),
      [['kube-apiserver', 'proxy-client-cert-file', 'conventional']],
    );
  });

  it('is the last of a repeated flag that takes one value', async () => {
    const index = await consumersAfter((node) => {
      node.put('etc/kubernetes/pki/old.crt', node.certificate(`${PKI}/apiserver.crt`).pem);
      node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
        text.replace(/^( +- --)tls-cert-file=/m, `$1tls-cert-file=/${PKI}/old.crt\n$&`),
      );
    });
    assert.deepEqual(index.ofFile(`${FOLDER_URI}/${PKI}/old.crt`), []);
    assert.equal(index.ofFile(`${FOLDER_URI}/${PKI}/apiserver.crt`).length, 1);
  });

  it('knows what one of them trusts', async () => {
    const index = await consumersAfter();
    assert.ok(index.isTrustBundle(`${FOLDER_URI}/${PKI}/ca.crt`));
    assert.ok(!index.isTrustBundle(`${FOLDER_URI}/${PKI}/apiserver.crt`));
  });
});
