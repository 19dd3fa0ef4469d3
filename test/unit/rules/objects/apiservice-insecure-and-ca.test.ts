import assert from 'node:assert/strict';
import { apiServiceText, authority, calls, NOW } from '../../../support/apiObjects.ts';
import { filesAfterFix } from '../../../support/filesAfterFix.ts';
import { judgeFiles } from '../../../support/judge.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/apiservice-insecure-and-ca';

describe(RULE, () => {
  it('reports both together, alone, and removes the line', async () => {
    const spec = calls('metrics-server', 'kube-system', base64((await authority('ca')).pem));
    const files = { 'a.yaml': apiServiceText(['insecureSkipTLSVerify: true # for now', ...spec]) };
    const { lines, said } = await judgeFiles(RULE, files);
    assert.deepEqual(lines, ['both a.yaml true']);
    assert.match(said[0]?.finding.message ?? '', /may not be true if caBundle is present/);
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
    const after = await filesAfterFix(RULE, files);
    assert.deepEqual([after.names, after.text], [[], apiServiceText(spec)]);
  });

  it('offers no edit of a line that holds more, and is silent about one of the two', async () => {
    const bundle = base64((await authority('ca')).pem);
    const { said } = await judgeFiles(RULE, {
      'a.yaml': `kind: APIService\nspec: { insecureSkipTLSVerify: true, caBundle: ${bundle}, service: { name: a, namespace: b } }\n`,
      'b.yaml': apiServiceText([...calls('metrics-server', 'kube-system', '""'), 'insecureSkipTLSVerify: true']),
      'c.yaml': apiServiceText(calls('metrics-server', 'kube-system', bundle)),
    });
    assert.deepEqual(
      said.map(({ path, finding }) => [path, finding.fixes]),
      [['a.yaml', []]],
    );
  });
});
