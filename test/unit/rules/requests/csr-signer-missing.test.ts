import assert from 'node:assert/strict';
import { judgeRequest } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-signer-missing';

describe(RULE, () => {
  it('tells at the spec that there is none', async () => {
    assert.deepEqual((await judgeRequest(RULE, { signerName: undefined })).lines, ['missing csr.yaml spec']);
    assert.deepEqual((await judgeRequest(RULE, { signerName: '""' })).lines, ['missing csr.yaml spec']);
  });

  it('is silent where there is one', async () => {
    assert.deepEqual((await judgeRequest(RULE)).lines, []);
    assert.deepEqual((await judgeRequest(RULE, { signerName: '"{{ signer }}"' })).lines, []);
  });
});
