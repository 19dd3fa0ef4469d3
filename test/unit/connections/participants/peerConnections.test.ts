import assert from 'node:assert/strict';
import { specsAfter } from '../../../support/viewAfter.ts';

const PKI = 'etc/kubernetes/pki';
const OTHER = { etcdMembers: ['cp-0=https://10.0.0.9:2380'] };

describe('an etcd member that connects to another', () => {
  it('presents its peer certificate, or the one that it has for clients', async () => {
    const presented = async (flags: Readonly<Record<string, string>>) => {
      const specs = await specsAfter((node) => {
        for (const [flag, value] of Object.entries(flags)) node.replaceFlag('etcd', flag, value);
      }, OTHER);
      const spec = specs.find(({ kind }) => kind === 'etcd-peer') ?? assert.fail();
      assert.equal(spec.host?.value, '10.0.0.9');
      return [spec.clientCertificate, spec.clientKey].map((source) => source?.uri.split('/').at(-1));
    };
    assert.deepEqual(await presented({}), ['peer.crt', 'peer.key']);
    const own = {
      'peer-client-cert-file': `/${PKI}/etcd/healthcheck-client.crt`,
      'peer-client-key-file': `/${PKI}/etcd/healthcheck-client.key`,
    };
    assert.deepEqual(await presented(own), ['healthcheck-client.crt', 'healthcheck-client.key']);
  });
});
