import assert from 'node:assert/strict';
import { specsAfter } from '../../../support/viewAfter.ts';

describe('the API server as front proxy', () => {
  const spec = async (...dropped: readonly string[]) =>
    (
      await specsAfter((node) => {
        for (const flag of dropped) node.replaceFlag('kube-apiserver', flag, undefined);
      })
    ).find(({ kind }) => kind === 'aggregation');

  it('presents its pair, and nothing where it has half of one', async () => {
    assert.ok((await spec())?.clientCertificate);
    for (const flag of ['proxy-client-cert-file', 'proxy-client-key-file']) {
      const half = await spec(flag);
      assert.deepEqual([half?.isAnonymous, half?.clientCertificate], [true, undefined]);
    }
    assert.equal(await spec('proxy-client-cert-file', 'proxy-client-key-file'), undefined);
  });
});
