import assert from 'node:assert/strict';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import { base64 } from '../../../support/pem.ts';
import { CSR_FILE, checkRequest, clientRequestYaml, madeRequest } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-request-label';

const relabeled = async (label: string) => base64((await madeRequest()).pem.replaceAll('CERTIFICATE REQUEST', label));

describe(RULE, () => {
  it('reports the label', async () => {
    for (const label of ['NEW CERTIFICATE REQUEST', 'REQUEST']) {
      const { findings } = await checkRequest(RULE, { request: await relabeled(label) });
      assert.equal(findings.length, 1);
      assert.equal(findings[0]?.slots.label, label);
      assert.match(findings[0]?.code ?? '', /PEM block type must be/);
    }
  });

  it('writes the right one', async () => {
    const names = await namesAfterFix(RULE, async (node) => {
      node.put(CSR_FILE, await clientRequestYaml({ request: await relabeled('NEW CERTIFICATE REQUEST') }));
    });
    assert.deepEqual(names, []);
  });

  it('is silent about the right label, and about text before the block', async () => {
    assert.deepEqual((await checkRequest(RULE)).lines, []);
    const request = base64(`Certificate Request:\n    Data:\n${(await madeRequest()).pem}`);
    assert.deepEqual((await checkRequest(RULE, { request })).lines, []);
  });
});
