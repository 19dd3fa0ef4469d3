import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { CONFIG_PATH, clusterText, withConfig } from '../../../support/kubeadmConfig.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'kubeadm/kubeadm-cert-sans-invalid';

const withSan = (san: string) => withConfig(clusterText('apiServer:', '  certSANs:', `  - ${san}`));

describe(RULE, () => {
  it('reports a URL and offers its host', async () => {
    const finding = only(await checkNode(RULE, withSan('https://cp-1:6443')));
    assert.deepEqual([finding.path, finding.text], [CONFIG_PATH, 'https://cp-1:6443']);
    assert.match(finding.code, /altname is not a valid IP address, DNS label or/);
    assert.deepEqual(await namesAfterFix(RULE, withSan('https://cp-1:6443')), []);
  });

  it('knows the host in several disguises', async () => {
    const hosts = {
      'api.example.com:6443': 'api.example.com',
      '"[fd00::1]:6443"': 'fd00::1',
      'api.example.com.': 'api.example.com',
    };
    for (const [san, host] of Object.entries(hosts)) {
      assert.equal(only(await checkNode(RULE, withSan(san))).fixes[0]?.edits[0]?.text, host);
    }
  });

  it('offers nothing where no host is left', async () => {
    for (const san of ['my_host', '"two words"', 'a.*.example.com', '""']) {
      assert.deepEqual(only(await checkNode(RULE, withSan(san))).fixes, []);
    }
  });

  it('looks at the names of etcd too', async () => {
    const text = clusterText('etcd:', '  local:', '    serverCertSANs: [a_b]', '    peerCertSANs: [c_d]');
    assert.deepEqual(
      (await checkNode(RULE, withConfig(text))).findings.map(({ text }) => text),
      ['a_b', 'c_d'],
    );
  });

  it('is silent about addresses, names, wildcards and templates', async () => {
    for (const san of ['10.0.0.10', 'fd00:10::10', '"*.example.com"', 'API.example.com', 'localhost', '"{{ host }}"']) {
      assert.deepEqual((await checkNode(RULE, withSan(san))).findings, [], san);
    }
  });
});
