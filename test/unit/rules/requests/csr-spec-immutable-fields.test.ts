import assert from 'node:assert/strict';
import { applyFix, checkFiles } from '../../../support/checkRule.ts';
import { checkRequest, clientRequestYaml } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-spec-immutable-fields';
const FIELDS = ['username: jane', 'groups:', '- system:authenticated', '- ops', 'extra: {}'];

describe(RULE, () => {
  it('reports them once, and removes them', async () => {
    const evaluated = await checkRequest(RULE, { spec: FIELDS });
    assert.deepEqual(evaluated.lines, ['ignored csr.yaml username']);
    assert.equal(evaluated.findings[0]?.slots.fields, 'username groups extra');
    assert.equal(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), await clientRequestYaml());
  });

  it('takes nothing away in JSON, where a comma would be left', async () => {
    const object = { apiVersion: 'certificates.k8s.io/v1', kind: 'CertificateSigningRequest', spec: { uid: 'x' } };
    const { findings } = await checkFiles(RULE, { 'csr.json': JSON.stringify(object, undefined, 2) });
    assert.deepEqual(
      findings.map(({ text, fixes }) => [text, fixes]),
      [['"uid"', []]],
    );
  });

  it('is silent about what came out of the API server, and without such fields', async () => {
    const metadata = ['creationTimestamp: "2026-06-01T10:00:00Z"'];
    assert.deepEqual((await checkRequest(RULE, { spec: FIELDS, metadata })).lines, []);
    const status = ['conditions:', '- type: Denied', '  status: "True"'];
    assert.deepEqual((await checkRequest(RULE, { spec: FIELDS, status })).lines, []);
    assert.deepEqual((await checkRequest(RULE)).lines, []);
  });
});
