import assert from 'node:assert/strict';
import { credentialUses, leafInUse } from '../../../../src/core/uses/views/credentialUses.ts';
import { type NodeChange, viewAfter } from '../../../support/viewAfter.ts';

const PKI = 'etc/kubernetes/pki';
const nameOf = (uri: string | undefined) => uri?.split('/').at(-1) ?? 'no key';

async function usesAfter(change?: NodeChange): Promise<readonly string[]> {
  return credentialUses(await viewAfter(change)).map(
    ({ purpose, peer, by, to, credentials, key, sni }) =>
      `${purpose}${peer ? ' of peers' : ''}${sni ? ` for ${sni.join()}` : ''}: ${by} to ${to}, ${nameOf(credentials.uri)}, ${nameOf(key?.uri)}`,
  );
}

describe('the certificates that components show', () => {
  it('are each at its purpose, with its key and who sees it', async () => {
    assert.deepEqual(await usesAfter(), [
      'serverAuth: kube-apiserver to kubectl, apiserver.crt, apiserver.key',
      'serverAuth: etcd to kube-apiserver, server.crt, server.key',
      'serverAuth of peers: etcd to etcd, peer.crt, peer.key',
      'clientAuth: kubectl to kube-apiserver, admin.conf, admin.conf',
      'clientAuth: kube-controller-manager to kube-apiserver, controller-manager.conf, controller-manager.conf',
      'clientAuth: kubelet to kube-apiserver, kubelet-client-2026-05-02-12-00-20.pem, kubelet-client-2026-05-02-12-00-20.pem',
      'clientAuth: kube-scheduler to kube-apiserver, scheduler.conf, scheduler.conf',
      'clientAuth: kubectl to kube-apiserver, super-admin.conf, super-admin.conf',
      'clientAuth: kube-apiserver to etcd, apiserver-etcd-client.crt, apiserver-etcd-client.key',
      'clientAuth: kube-apiserver to kubelet, apiserver-kubelet-client.crt, apiserver-kubelet-client.key',
      'clientAuth: kube-apiserver to extension-apiserver, front-proxy-client.crt, front-proxy-client.key',
      'clientAuth: etcd-health-check to etcd, healthcheck-client.crt, healthcheck-client.key',
    ]);
  });

  it('include those that are chosen by a name', async () => {
    const uses = await usesAfter((node) =>
      node.replaceFlag(
        'kube-apiserver',
        'tls-sni-cert-key',
        `/${PKI}/etcd/server.crt,/${PKI}/etcd/server.key:a.example.com`,
      ),
    );
    assert.ok(uses.includes('serverAuth for a.example.com: kube-apiserver to kubectl, server.crt, server.key'));
  });

  it('include the kubelet’s unless it bootstraps another', async () => {
    const served = (more: string) =>
      usesAfter((node) =>
        node.setText(
          'var/lib/kubelet/config.yaml',
          (text) => `${text}tlsCertFile: /${PKI}/apiserver.crt\ntlsPrivateKeyFile: /${PKI}/apiserver.key\n${more}`,
        ),
      );
    const use = 'serverAuth: kubelet to kube-apiserver, apiserver.crt, apiserver.key';
    assert.ok((await served('')).includes(use));
    assert.ok(!(await served('serverTLSBootstrap: true\n')).includes(use));
  });

  it('are the ones that belong to the key, wherever they stand in the file', async () => {
    const view = await viewAfter((node) =>
      node.setText(`${PKI}/apiserver.crt`, (text) => node.text(`${PKI}/ca.crt`) + text),
    );
    const [use] = credentialUses(view);
    const [, second] = use?.credentials.artifacts ?? [];
    assert.ok(use && second && leafInUse(use) === second);
  });
});
