import assert from 'node:assert/strict';
import { CLIENT, encodedRequest, judgeMade, judgeRequest } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-no-cn';
const NAMELESS = { organizations: ['ops'] };

describe(RULE, () => {
  it('tells a request for a user without a name', async () => {
    const { said } = await judgeMade(RULE, CLIENT, { subject: NAMELESS });
    assert.deepEqual(
      said.map(({ message, path }) => [message, path]),
      [['missing', 'csr.yaml']],
    );
  });

  it('is silent where there is a name, and where the certificate is for another purpose', async () => {
    assert.deepEqual((await judgeMade(RULE, CLIENT, {})).lines, []);
    const request = await encodedRequest({ subject: NAMELESS });
    assert.deepEqual((await judgeRequest(RULE, { signerName: 'example.com/serving', request })).lines, []);
  });
});
