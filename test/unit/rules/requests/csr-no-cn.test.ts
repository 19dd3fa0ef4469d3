import assert from 'node:assert/strict';
import { CLIENT, checkMade, checkRequest, encodedRequest } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-no-cn';
const NAMELESS = { organizations: ['ops'] };

describe(RULE, () => {
  it('reports a request for a user without a name', async () => {
    const { findings } = await checkMade(RULE, CLIENT, { subject: NAMELESS });
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [['missing', 'csr.yaml']],
    );
  });

  it('is silent where there is a name, and where the certificate is for another purpose', async () => {
    assert.deepEqual((await checkMade(RULE, CLIENT, {})).lines, []);
    const request = await encodedRequest({ subject: NAMELESS });
    assert.deepEqual((await checkRequest(RULE, { signerName: 'example.com/serving', request })).lines, []);
  });
});
