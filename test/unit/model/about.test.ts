import assert from 'node:assert/strict';
import {
  aboutAuthorities,
  aboutBundle,
  aboutChain,
  aboutCredentials,
  aboutDates,
  aboutPlace,
  aboutRefusal,
} from '../../../src/core/model/about.ts';
import { type CredentialSource, leafOf } from '../../../src/core/model/credentialSource.ts';
import type { NodeView } from '../../../src/core/model/node.ts';
import { usesOf } from '../../../src/core/uses/usesOf.ts';
import { viewAfter } from '../../support/viewAfter.ts';

/** The credential that a flag gives kube-apiserver. */
function given(node: NodeView, flag: string): CredentialSource {
  const use = usesOf(node).find(({ owner, name }) => owner === 'kube-apiserver' && name === flag);
  return use?.credentials ?? assert.fail(flag);
}

describe('what a refused certificate fails by', () => {
  let node: NodeView;
  before(async () => {
    node = await viewAfter();
  });

  const refusedBy = (bundle: CredentialSource | undefined, flag = 'etcd-certfile') => {
    const { certificate } = leafOf(given(node, flag)) ?? assert.fail(flag);
    return { certificate, causes: aboutRefusal({ kind: 'unknownAuthority', certificate }, bundle) };
  };

  it('is the chain to the bundle, then this use of the bundle, then the bundle wherever it is used', () => {
    const bundle = given(node, 'client-ca-file');
    const { certificate, causes } = refusedBy(bundle);
    assert.deepEqual(causes, [aboutChain(certificate, bundle), aboutBundle(bundle), aboutAuthorities(bundle)]);
  });

  it('is the chain alone without a bundle', () => {
    const { certificate, causes } = refusedBy(undefined);
    assert.deepEqual(causes, [aboutChain(certificate, undefined)]);
  });

  it('is its dates as well if the bundle has its key, as Go uses no CA twice', () => {
    const bundle = given(node, 'etcd-cafile');
    const { certificate, causes } = refusedBy(bundle, 'etcd-cafile');
    assert.deepEqual(causes.at(-1), aboutDates(certificate));
  });

  it('is for credentials that cannot be used the place that names them, and each block, also damaged ones', () => {
    const pair = given(node, 'tls-cert-file');
    const span = { start: 7, end: 9 };
    const damaged = { ...pair, problems: [{ code: 'pem-bad-der', message: pair.label, span }] } as const;
    assert.deepEqual(aboutCredentials(damaged), [
      aboutPlace(pair.at),
      ...pair.artifacts.map(({ origin }) => aboutPlace(origin)),
      aboutPlace({ uri: pair.uri, span }),
    ]);
    assert.ok(pair.artifacts.length > 0);
  });
});
