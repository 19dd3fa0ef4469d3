import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, ETCD_MANIFEST } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'manifests/manifest-advertise-annotation-stale';

describe(RULE, () => {
  it('reports another port', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace(/(advertise-address.endpoint: .*):6443/, '$1:8443')),
      ),
    );
    assert.equal(finding.messageId, 'stale');
    assert.equal(finding.text, '10.0.0.10:8443');
    assert.equal(finding.severity, 'hint');
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace(/(advertise-address.endpoint: .*):6443/, '$1:8443')),
      ),
      [],
    );
  });

  it('reports another URL of etcd', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(ETCD_MANIFEST, (text) =>
          text.replace('client-urls: https://10.0.0.10', 'client-urls: https://10.0.0.99'),
        ),
      ),
    );
    assert.equal(finding.messageId, 'stale');
    assert.equal(finding.path, ETCD_MANIFEST);
  });

  it('is silent about a second container with another address', async () => {
    const container = / {2}- command:\n(?: {4}.*\n)+/;
    const other = (text: string) => text.replace('secure-port=6443', 'secure-port=7443');
    for (const both of [(one: string) => one + other(one), (one: string) => other(one) + one]) {
      const { findings } = await checkNode(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace(container, both)),
      );
      assert.deepEqual(findings, []);
    }
  });

  it('is silent about IPv6', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { ipv6: true })).findings, []);
  });
});
