import assert from 'node:assert/strict';
import { namedServers } from '../../../../src/core/uses/views/namedServer.ts';
import { faultById } from '../../../support/faults.ts';
import { type NodeChange, viewAfter } from '../../../support/viewAfter.ts';

const PKI = 'etc/kubernetes/pki';

const apiservers = async (change?: NodeChange) =>
  namedServers(await viewAfter(change), []).filter(({ kind }) => kind === 'kube-apiserver');

describe('a server with the hosts by which clients connect to it', () => {
  it('lacks none in a correct cluster', async () => {
    const [server] = await apiservers();
    assert.deepEqual([server?.hasNames, server?.missing, server?.addressesAsDns], [true, [], []]);
  });

  it('lacks no address that stands among its DNS names, which is another cause', async () => {
    const [server] = await apiservers((node) => faultById('san-ip-as-dns').apply(node));
    assert.deepEqual([server?.missing, server?.addressesAsDns], [[], ['10.96.0.1']]);
  });

  it('is not held against all hosts with a certificate that is chosen by a name', async () => {
    const servers = await apiservers((node) => {
      node.put(`${PKI}/public.crt`, node.certificate(`${PKI}/apiserver.crt`).pem);
      node.put(`${PKI}/public.key`, node.text(`${PKI}/apiserver.key`));
      const value = `/${PKI}/public.crt,/${PKI}/public.key:public.example.com`;
      node.replaceFlag('kube-apiserver', 'tls-sni-cert-key', value);
    });
    assert.equal(servers.length, 1);
  });
});
