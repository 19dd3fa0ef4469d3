import assert from 'node:assert/strict';
import type { NodePki } from '../../../support/nodePki.ts';
import { specsAfter } from '../../../support/viewAfter.ts';

const ADMIN = 'etc/kubernetes/admin.conf';
const PKI = 'etc/kubernetes/pki';

const adminSpec = async (change?: (node: NodePki) => void) =>
  (await specsAfter(change)).find(({ from }) => from.uri?.endsWith(ADMIN)) ?? assert.fail();

describe('the client of a kubeconfig', () => {
  it('asks for tls-server-name, and is shown the certificate for that name', async () => {
    const spec = await adminSpec((node) => {
      node.put(`${PKI}/public.crt`, node.certificate(`${PKI}/apiserver.crt`).pem);
      node.put(`${PKI}/public.key`, node.text(`${PKI}/apiserver.key`));
      node.replaceFlag(
        'kube-apiserver',
        'tls-sni-cert-key',
        `/${PKI}/public.crt,/${PKI}/public.key:public.example.com`,
      );
      node.setText(ADMIN, (text) => text.replace(/^( *)server: /m, '$1tls-server-name: public.example.com\n$&'));
    });
    assert.equal(spec.host?.value, 'public.example.com');
    assert.ok(spec.serverCertificate?.uri.endsWith('/public.crt'), spec.serverCertificate?.uri);
  });

  it('logs in by its token where it has one', async () => {
    assert.equal((await adminSpec()).clientHasOtherCredentials, false);
    const spec = await adminSpec((node) =>
      node.setText(ADMIN, (text) => text.replace(/^( *)client-certificate-data: .*\n.*\n/m, '$1token: abc\n')),
    );
    assert.equal(spec.clientHasOtherCredentials, true);
    assert.equal(spec.clientCertificate, undefined);
  });
});
