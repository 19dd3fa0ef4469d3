import assert from 'node:assert/strict';
import { applyFix } from '../../../support/checkRule.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import { allRules, CSR_FILE, checkRequest, clientRequestYaml } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-usages-missing';

describe(RULE, () => {
  it('reports that there are none', async () => {
    assert.deepEqual((await checkRequest(RULE, { usages: undefined })).lines, ['missing csr.yaml spec']);
    assert.deepEqual((await checkRequest(RULE, { usages: undefined, spec: ['usages: []'] })).lines, [
      'missing csr.yaml spec',
    ]);
  });

  it('reports other spellings, once, and corrects them', async () => {
    for (const usage of ['client-auth', 'ClientAuth', '"clientAuth"', 'TLS Web Client Authentication', 'client atuh']) {
      const yaml = await clientRequestYaml({ usages: [usage] });
      assert.deepEqual(await allRules('csr.yaml', yaml), [RULE], usage);
      const names = await namesAfterFix(RULE, (node) => node.put(CSR_FILE, yaml));
      assert.deepEqual(names, [], usage);
    }
  });

  it('reports an unknown usage', async () => {
    const { lines } = await checkRequest(RULE, { usages: ['login', 'client auth', 'constructor'] });
    assert.deepEqual(lines, ['unknown csr.yaml login', 'unknown csr.yaml constructor']);
  });

  it('reports a usage that is listed twice, and removes the second', async () => {
    const usages = ['client auth', 'digital signature', 'clientAuth'];
    const evaluated = await checkRequest(RULE, { usages });
    assert.deepEqual(evaluated.lines, ['duplicate csr.yaml clientAuth']);
    assert.equal(
      applyFix(evaluated, evaluated.findings[0]?.fixes[0]),
      await clientRequestYaml({ usages: usages.slice(0, 2) }),
    );
  });

  it('offers no removal inside a list on one line', async () => {
    const { findings } = await checkRequest(RULE, { usages: undefined, spec: ['usages: [client auth, client auth]'] });
    assert.deepEqual(
      findings.map(({ messageId, fixes }) => [messageId, fixes]),
      [['duplicate', []]],
    );
  });

  it('is silent about every usage of the API, and about templates', async () => {
    const usages = ['signing', 's/mime', 'ocsp signing', 'any', 'crl sign', '"{{ usage }}"'];
    assert.deepEqual((await checkRequest(RULE, { usages })).lines, []);
  });
});
