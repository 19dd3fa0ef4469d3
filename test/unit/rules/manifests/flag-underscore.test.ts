import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, ETCD_MANIFEST } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'manifests/flag-underscore';

describe(RULE, () => {
  it('reports etcd, which exits', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(ETCD_MANIFEST, (text) => text.replace('--cert-file', '--cert_file')),
      ),
    );
    assert.equal(finding.messageId, 'etcd');
    assert.equal(finding.severity, 'error');
    assert.match(finding.code, /not defined: -cert_file/);
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) =>
        node.setText(ETCD_MANIFEST, (text) => text.replace('--cert-file', '--cert_file')),
      ),
      [],
    );
  });

  it('hints elsewhere', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace('--tls-cert-file', '--tls_cert_file')),
      ),
    );
    assert.equal(finding.messageId, 'kubernetes');
    assert.equal(finding.severity, 'hint');
  });

  it('writes dashes', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace('--tls-cert-file', '--tls_cert_file')),
      ),
      [],
    );
  });

  it('is silent about dashes', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });
});
