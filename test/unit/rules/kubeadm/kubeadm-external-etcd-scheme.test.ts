import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { clusterText, withConfig } from '../../../support/kubeadmConfig.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'kubeadm/kubeadm-external-etcd-scheme';

const withEndpoint = (endpoint: string, ...rest: readonly string[]) =>
  withConfig(clusterText('etcd:', '  external:', `    endpoints: ["${endpoint}"]`, ...rest));
const CA = '    caFile: /etc/etcd/ca.pem';

describe(RULE, () => {
  it('reports a bare host and port, and adds https where there is TLS', async () => {
    const finding = only(await checkNode(RULE, withEndpoint('10.0.0.21:2379', CA)));
    assert.equal(finding.text, '10.0.0.21:2379');
    assert.match(finding.code, /the URL without scheme is not allowed/);
    assert.deepEqual(await namesAfterFix(RULE, withEndpoint('10.0.0.21:2379', CA)), []);
  });

  it('offers nothing where it may be either scheme', async () => {
    assert.deepEqual(only(await checkNode(RULE, withEndpoint('etcd.example.com'))).fixes, []);
  });

  it('is silent about URLs and templates', async () => {
    for (const endpoint of ['https://10.0.0.21:2379', 'http://10.0.0.21:2379', '{{ etcd }}:2379']) {
      assert.deepEqual((await checkNode(RULE, withEndpoint(endpoint))).findings, []);
    }
  });
});
