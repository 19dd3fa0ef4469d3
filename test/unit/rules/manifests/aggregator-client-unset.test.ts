import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/aggregator-client-unset';
const PAIR = ['proxy-client-cert-file', 'proxy-client-key-file'];
const REQUESTHEADER = ['client-ca-file', 'allowed-names', 'username-headers', 'group-headers', 'extra-headers-prefix'];

describe(RULE, () => {
  it('reports an API server without aggregation', async () => {
    const flags = [...PAIR, ...REQUESTHEADER.map((flag) => `requestheader-${flag}`)];
    const finding = only(
      await checkNode(RULE, (node) => {
        for (const flag of flags) node.replaceFlag('kube-apiserver', flag, undefined);
      }),
    );
    assert.equal(finding.severity, 'info');
    assert.equal(finding.text, 'kube-apiserver');
  });

  it('is silent about releases that do not aggregate', async () => {
    const reported = async (tag: string) =>
      checkNode(RULE, (node) => {
        for (const flag of [...PAIR, ...REQUESTHEADER.map((name) => `requestheader-${name}`)])
          node.replaceFlag('kube-apiserver', flag, undefined);
        node.setText(APISERVER_MANIFEST, (text) => text.replace('v1.34.2', tag));
      });
    assert.deepEqual((await reported('v1.6.13')).lines, []);
    assert.equal(only(await reported('v1.7.0')).messageId, 'unset');
  });

  it('leaves a half to its own rule', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      for (const flag of PAIR) node.replaceFlag('kube-apiserver', flag, undefined);
    });
    assert.deepEqual(lines, []);
  });
});
