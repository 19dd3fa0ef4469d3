import assert from 'node:assert/strict';
import { APISERVER_MANIFEST, MANIFESTS } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/manifest-dir-stray-file';

describe(RULE, () => {
  it('tells a backup beside the manifest', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.put(`${APISERVER_MANIFEST}.bak`, node.text(APISERVER_MANIFEST))),
    );
    assert.equal(finding.messageId, 'twice');
    assert.equal(finding.file, `${APISERVER_MANIFEST}.bak`);
    assert.match(finding.message, /\/etc\/kubernetes\/manifests\/kube-apiserver\.yaml/);
  });

  it('is silent about a hidden file', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => node.put(`${MANIFESTS}/.kube-apiserver.yaml`, node.text(APISERVER_MANIFEST))),
      [],
    );
  });

  it('is silent about a folder below', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) =>
        node.put(`${MANIFESTS}/old/kube-apiserver.yaml.bak`, node.text(APISERVER_MANIFEST)),
      ),
      [],
    );
  });
});
