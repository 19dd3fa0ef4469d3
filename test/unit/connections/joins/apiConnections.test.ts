import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { buildCluster, openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { specsAfter } from '../../../support/viewAfter.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
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

  it('meets a server that is not in the workspace, behind a proxy', async () => {
    const spec = await adminSpec((node) =>
      node.setText(ADMIN, (text) => text.replace(/^( *)server: /m, '$1proxy-url: http://proxy.example.com\n$&')),
    );
    assert.equal(spec.to.uri, undefined);
    assert.ok(spec.missing && !spec.serverCertificate);
  });

  it('meets an unknown server at another port of the node, where a program may forward it', async () => {
    const server = (url: string) => adminSpec((node) => node.setField(ADMIN, 'server', url));
    assert.ok((await server('https://10.0.0.10')).missing);
    assert.ok((await server('https://10.0.0.10:8443')).missing);
    assert.equal((await adminSpec()).missing, undefined);
    for (const url of ['https://api.example.org', 'https://127.0.0.1:38259']) {
      assert.equal((await server(url)).missing, undefined, url);
    }
  });

  it('meets the API server of the node that has the address', async () => {
    const [first, second] = await buildCluster({ nodes: 2, keyAlgorithm: 'ECDSA-P256', now: NOW });
    assert.ok(first && second);
    const conf = first.get(ADMIN);
    assert.ok(conf instanceof Uint8Array);
    const text = new TextDecoder().decode(conf).replace(/server: .*/, 'server: https://10.0.0.12:6443');
    first.set(ADMIN, new TextEncoder().encode(text));
    const files = [first, second].flatMap((node, at) =>
      [...node].map(([path, file]) => [`cp-${at + 1}/${path}`, file] as const),
    );
    const { report } = await inspectFiles(new Map(files), NOW);
    const found = report.connections.find(({ from }) => from.uri?.endsWith(`cp-1/${ADMIN}`));
    assert.ok(found?.to.uri?.includes('/cp-2/'), found?.to.uri);
  });

  it('names the file that is not in the workspace by its place on the node', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
      text.replace('path: /etc/kubernetes/pki\n', 'path: /srv/cluster/pki\n'),
    );
    const { report } = await inspectFiles(node.files, node.settings.now);
    const found = report.connections.find(({ from }) => from.uri?.endsWith(ADMIN));
    assert.match(plainText(found?.reason ?? assert.fail()), /\/srv\/cluster\/pki\/apiserver\.crt/);
  });
});
