import assert from 'node:assert/strict';
import { apiServiceText, calls, NOW } from '../../../support/apiObjects.ts';
import { judgeFiles } from '../../../support/judge.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RULE = 'objects/apiservice-insecure';

describe(RULE, () => {
  it('warns about an APIService that is not verified', async () => {
    const files = {
      'a.yaml': apiServiceText([...calls('metrics-server', 'kube-system'), 'insecureSkipTLSVerify: true']),
    };
    const { lines, said } = await judgeFiles(RULE, files);
    assert.deepEqual(lines, ['insecure a.yaml true']);
    assert.match(said[0]?.finding.message ?? '', /does not verify metrics-server\.kube-system\.svc/);
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('is silent about false, and about an API that kube-apiserver serves itself', async () => {
    const { lines } = await judgeFiles(RULE, {
      'a.yaml': apiServiceText([...calls('metrics-server', 'kube-system'), 'insecureSkipTLSVerify: false']),
      'b.yaml': apiServiceText(['insecureSkipTLSVerify: true']),
    });
    assert.deepEqual(lines, []);
  });
});
