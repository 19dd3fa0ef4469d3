import assert from 'node:assert/strict';
import { certificateUses } from '../../../../src/core/uses/views/certificateUses.ts';
import { privateKeyPem } from '../../../support/keyPair.ts';
import { FOLDER_URI } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { viewAfter } from '../../../support/viewAfter.ts';

const PKI = 'etc/kubernetes/pki';

/** The files at which findings about the certificate in a file are reported. */
async function placesOf(path: string, change: (node: NodePki) => void = () => {}): Promise<readonly string[]> {
  const view = await viewAfter(change);
  const uri = `${FOLDER_URI}/${path}`;
  const own = view.files.find(({ file }) => file.uri === uri)?.file.artifacts[0];
  assert.ok(own?.kind === 'certificate');
  return certificateUses(view).flatMap(({ certificate, nodeFile }) =>
    certificate.sha256 === own.certificate.sha256 ? nodeFile.file.uri.slice(FOLDER_URI.length + 1) : [],
  );
}

describe('the places at which a certificate is reported', () => {
  it('are one for a CA, however many files that are read hold it', async () => {
    const places = await placesOf(`${PKI}/ca.crt`, (node) => {
      node.put(`${PKI}/clients.crt`, node.certificate(`${PKI}/ca.crt`).pem);
      node.replaceFlag('kube-apiserver', 'client-ca-file', `/${PKI}/clients.crt`);
    });
    assert.equal(places.length, 1, places.join());
  });

  it('are the file that is named, not its copy', async () => {
    const places = await placesOf(`${PKI}/apiserver.crt`, (node) =>
      node.put('copies/web.crt', node.certificate(`${PKI}/apiserver.crt`).pem),
    );
    assert.deepEqual(places, [`${PKI}/apiserver.crt`]);
  });

  it('are the file that is named, also if only its copy is next to the key', async () => {
    const places = await placesOf(`${PKI}/apiserver.crt`, (node) => {
      const { pem, key } = node.certificate(`${PKI}/apiserver.crt`);
      node.put('a-copy/cert.pem', pem);
      node.put('a-copy/key.pem', privateKeyPem(key));
      node.put(`${PKI}/keys/serving.key`, privateKeyPem(key));
      node.remove(`${PKI}/apiserver.key`);
      node.replaceFlag('kube-apiserver', 'tls-private-key-file', `/${PKI}/keys/serving.key`);
    });
    assert.deepEqual(places, [`${PKI}/apiserver.crt`]);
  });

  it('are the file next to its key, not a stray copy', async () => {
    const places = await placesOf('apps/dex/cert.pem', (node) => {
      const { pem, key } = node.certificate(`${PKI}/apiserver.crt`);
      node.put('apps/dex/cert.pem', pem);
      node.put('apps/dex/key.pem', privateKeyPem(key));
      node.put('a-copy.cer', pem);
      node.remove(`${PKI}/apiserver.crt`);
      node.remove(`${PKI}/apiserver.key`);
    });
    assert.deepEqual(places, ['apps/dex/cert.pem']);
  });
});
