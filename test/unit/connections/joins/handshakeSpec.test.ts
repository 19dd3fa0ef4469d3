import assert from 'node:assert/strict';
import { asksForCertificate, connectionId } from '../../../../src/core/connections/joins/handshakeSpec.ts';
import type { ConnectionEnd } from '../../../../src/core/model/connection.ts';
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

describe('the identifier of a connection', () => {
  const server = { component: 'kube-apiserver', node: 'one' } as const;
  const idOf = (from: ConnectionEnd, to: ConnectionEnd = server) => connectionId({ kind: 'api', from, to });

  it('differs by node, file and part of each end', () => {
    const ends: readonly ConnectionEnd[] = [
      { component: 'kube-scheduler' },
      { component: 'kube-scheduler', node: 'one' },
      { component: 'kube-scheduler', node: 'two' },
      { component: 'kube-scheduler', uri: 'one' },
      { component: 'kube-scheduler', part: 'one' },
      { component: 'kube-scheduler', uri: 'one', node: 'two', part: 'one' },
    ];
    const ids = ends.flatMap((end) => [idOf(end), connectionId({ kind: 'api', from: server, to: end })]);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('does not mix what stands next to each other', () => {
    assert.notEqual(idOf({ component: 'kubectl', uri: 'a b' }), idOf({ component: 'kubectl', uri: 'a', node: 'b' }));
  });
});
