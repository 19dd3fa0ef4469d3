import assert from 'node:assert/strict';
import { apiServiceText, authority, calls, NOW } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { filesAfterFix } from '../../../support/filesAfterFix.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/apiservice-insecure-and-ca';

describe(RULE, () => {
  it('reports both together, alone, and removes the line', async () => {
    const spec = calls('metrics-server', 'kube-system', base64((await authority('ca')).pem));
    const files = { 'a.yaml': apiServiceText(['insecureSkipTLSVerify: true # for now', ...spec]) };
    const { lines, findings } = await checkFiles(RULE, files);
    assert.deepEqual(lines, ['both a.yaml true']);
    assert.match(findings[0]?.code ?? '', /may not be true if caBundle is present/);
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
    const after = await filesAfterFix(RULE, files);
    assert.deepEqual([after.names, after.text], [[], apiServiceText(spec)]);
  });

  it('offers no edit of a line that holds more, and is silent about one of the two', async () => {
    const bundle = base64((await authority('ca')).pem);
    const { findings } = await checkFiles(RULE, {
      'a.yaml': `kind: APIService\nspec: { insecureSkipTLSVerify: true, caBundle: ${bundle}, service: { name: a, namespace: b } }\n`,
      'b.yaml': apiServiceText([...calls('metrics-server', 'kube-system', '""'), 'insecureSkipTLSVerify: true']),
      'c.yaml': apiServiceText(calls('metrics-server', 'kube-system', bundle)),
    });
    assert.deepEqual(
      findings.map(({ path, fixes }) => [path, fixes]),
      [['a.yaml', []]],
    );
  });
});
