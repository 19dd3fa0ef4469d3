import assert from 'node:assert/strict';
import { apiServiceText, calls, NOW } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RULE = 'objects/apiservice-insecure';

const insecure = (service: string, namespace: string) =>
  apiServiceText([...calls(service, namespace), 'insecureSkipTLSVerify: true']);

describe(RULE, () => {
  it('warns about an APIService that is not verified', async () => {
    const files = {
      'a.yaml': insecure('adapter', 'monitoring').replaceAll('metrics.k8s.io', 'custom.metrics.k8s.io'),
    };
    const { lines, findings } = await checkFiles(RULE, files);
    assert.deepEqual(lines, ['insecure a.yaml true']);
    assert.equal(findings[0]?.slots.host, 'adapter.monitoring.svc');
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('reports metrics-server, as its manifest has it, in the CIS profile only', async () => {
    const files = { 'a.yaml': insecure('metrics-server', 'kube-system') };
    assert.deepEqual((await inspectFiles(files, NOW)).names, []);
    assert.deepEqual((await inspectFiles(files, NOW, { profile: 'cis' })).names, [`${RULE} a.yaml`]);
  });

  it('is silent about false, and about an API that kube-apiserver serves itself', async () => {
    const { lines } = await checkFiles(RULE, {
      'a.yaml': apiServiceText([...calls('metrics-server', 'kube-system'), 'insecureSkipTLSVerify: false']),
      'b.yaml': apiServiceText(['insecureSkipTLSVerify: true']),
    });
    assert.deepEqual(lines, []);
  });
});
