import assert from 'node:assert/strict';
import { asksForCertificate } from '../../../../src/core/connections/joins/handshakeSpec.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { type NodeChange, specsAfter } from '../../../support/viewAfter.ts';

/** Whether the server of the first connection of that kind asks its client for a certificate. */
async function asks(kind: string, change?: NodeChange): Promise<boolean> {
  const spec = (await specsAfter(change)).find((one) => one.kind === kind);
  return asksForCertificate(spec ?? assert.fail());
}

describe('a server asks for a certificate', () => {
  const withoutClientCa = (node: NodePki) => node.replaceFlag('kube-apiserver', 'client-ca-file', undefined);

  it('if it has a CA for clients, or for front proxies alone', async () => {
    assert.equal(await asks('api'), true);
    assert.equal(await asks('api', withoutClientCa), true);
    const withoutBoth = (node: NodePki) => {
      withoutClientCa(node);
      node.replaceFlag('kube-apiserver', 'requestheader-client-ca-file', undefined);
    };
    assert.equal(await asks('api', withoutBoth), false);
  });

  it('if it is etcd that demands one', async () => {
    assert.equal(await asks('etcd'), true);
    const byCaAlone = (node: NodePki) => node.replaceFlag('etcd', 'client-cert-auth', undefined);
    assert.equal(await asks('etcd', byCaAlone), true);
    const open = (node: NodePki) => {
      node.replaceFlag('etcd', 'client-cert-auth', 'false');
      node.replaceFlag('etcd', 'trusted-ca-file', undefined);
    };
    assert.equal(await asks('etcd', open), false);
  });
});
