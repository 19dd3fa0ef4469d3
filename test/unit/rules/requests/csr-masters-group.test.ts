import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import {
  CLIENT,
  CSR_FILE,
  checkMade,
  checkRequest,
  clientRequestYaml,
  encodedRequest,
} from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-masters-group';
const MASTER = { commonName: 'jane', organizations: ['ops', 'system:masters'] };

describe(RULE, () => {
  it('reports the group', async () => {
    const { findings } = await checkMade(RULE, CLIENT, { subject: MASTER });
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [['refused', 'csr.yaml']],
    );
  });

  it('is silent about other groups and other signers', async () => {
    const subject = { commonName: 'jane', organizations: ['ops', 'system:master'] };
    assert.deepEqual((await checkMade(RULE, CLIENT, { subject })).lines, []);
    const request = await encodedRequest({ subject: MASTER });
    assert.deepEqual((await checkRequest(RULE, { signerName: 'example.com/client', request })).lines, []);
  });

  it('is silent where the admission controller is off', async () => {
    const { findings } = await checkNode(RULE, async (node) => {
      node.replaceFlag('kube-apiserver', 'disable-admission-plugins', 'CertificateSubjectRestriction');
      node.put(CSR_FILE, await clientRequestYaml({ request: await encodedRequest({ subject: MASTER }) }));
    });
    assert.deepEqual(findings, []);
  });
});
