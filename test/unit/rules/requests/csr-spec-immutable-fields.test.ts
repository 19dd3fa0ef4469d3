import assert from 'node:assert/strict';
import { applyFix, judgeFiles } from '../../../support/judge.ts';
import { clientRequestYaml, judgeRequest } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-spec-immutable-fields';
const FIELDS = ['username: jane', 'groups:', '- system:authenticated', '- ops', 'extra: {}'];

describe(RULE, () => {
  it('tells them once, and takes them away', async () => {
    const evaluated = await judgeRequest(RULE, { spec: FIELDS });
    assert.deepEqual(evaluated.lines, ['ignored csr.yaml username']);
    assert.match(evaluated.said[0]?.finding.message ?? '', /username, groups, extra/);
    assert.equal(applyFix(evaluated, evaluated.said[0]?.finding.fixes[0]), await clientRequestYaml());
  });

  it('takes nothing away in JSON, where a comma would be left', async () => {
    const object = { apiVersion: 'certificates.k8s.io/v1', kind: 'CertificateSigningRequest', spec: { uid: 'x' } };
    const { said } = await judgeFiles(RULE, { 'csr.json': JSON.stringify(object, undefined, 2) });
    assert.deepEqual(
      said.map(({ text, finding }) => [text, finding.fixes]),
      [['"uid"', []]],
    );
  });

  it('is silent about what came out of the API server, and without such fields', async () => {
    const metadata = ['creationTimestamp: "2026-06-01T10:00:00Z"'];
    assert.deepEqual((await judgeRequest(RULE, { spec: FIELDS, metadata })).lines, []);
    const status = ['conditions:', '- type: Denied', '  status: "True"'];
    assert.deepEqual((await judgeRequest(RULE, { spec: FIELDS, status })).lines, []);
    assert.deepEqual((await judgeRequest(RULE)).lines, []);
  });
});
