import assert from 'node:assert/strict';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/flag-removed';

describe(RULE, () => {
  it('tells a flag that this version refuses', async () => {
    const finding = only(await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'insecure-port', '0')));
    assert.equal(finding.messageId, 'refused');
    assert.equal(finding.text, '--insecure-port=0');
    assert.equal(finding.severity, 'error');
    assert.match(finding.message, /removed in 1\.24: kube-apiserver 1\.34 exits with `unknown flag: --insecure-port`/);
  });

  it('offers the edit that mends it', async () => {
    assert.deepEqual(await namesAfterFix(RULE, (node) => node.replaceFlag('kube-apiserver', 'insecure-port', '0')), []);
  });

  it('only hints where the version still takes it', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'insecure-port', '0');
        node.setText(APISERVER_MANIFEST, (text) => text.replace('v1.34.2', 'v1.20.2'));
      }),
    );
    assert.equal(finding.messageId, 'later');
    assert.equal(finding.severity, 'hint');
  });

  it('is silent about a flag of today', async () => {
    assert.deepEqual(await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'goaway-chance', '0.1')), []);
  });
});
