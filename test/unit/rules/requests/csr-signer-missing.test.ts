import assert from 'node:assert/strict';
import { checkRequest } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-signer-missing';

describe(RULE, () => {
  it('reports at the spec that there is none', async () => {
    assert.deepEqual((await checkRequest(RULE, { signerName: undefined })).lines, ['missing csr.yaml spec']);
    assert.deepEqual((await checkRequest(RULE, { signerName: '""' })).lines, ['missing csr.yaml spec']);
  });

  it('is silent where there is one', async () => {
    assert.deepEqual((await checkRequest(RULE)).lines, []);
    assert.deepEqual((await checkRequest(RULE, { signerName: '"{{ signer }}"' })).lines, []);
  });
});
