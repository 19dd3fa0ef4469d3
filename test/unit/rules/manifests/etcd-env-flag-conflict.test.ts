import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'manifests/etcd-env-flag-conflict';

describe(RULE, () => {
  it('reports the flag and the variable', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(ETCD_MANIFEST, (text) =>
          text.replace('    image:', '    env:\n    - name: ETCD_DATA_DIR\n      value: /var/lib/etcd\n    image:'),
        ),
      ),
    );
    assert.equal(finding.messageId, 'both');
    assert.equal(finding.text, '--data-dir=/var/lib/etcd');
    assert.equal(finding.related.length, 1);
  });

  it('is silent before 3.4 and if the version is unknown, and warns if another flag shows it', async () => {
    const reported = (image: string) =>
      checkNode(RULE, (node) =>
        node.setText(ETCD_MANIFEST, (text) =>
          text.replace(/image: .*/, `env:\n    - name: ETCD_DATA_DIR\n      value: /var/lib/etcd\n    image: ${image}`),
        ),
      );
    assert.deepEqual((await reported('registry.k8s.io/etcd:3.3.15-0')).findings, []);
    assert.deepEqual((await reported('registry.k8s.io/etcd:stable')).findings, []);
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'tls-min-version', 'TLS1.2');
        node.setText(ETCD_MANIFEST, (text) =>
          text.replace(
            /image: .*/,
            'env:\n    - name: ETCD_DATA_DIR\n      value: /var/lib/etcd\n    image: etcd:stable',
          ),
        );
      }),
    );
    assert.equal(finding.messageId, 'supported');
    assert.equal(finding.severity, 'warning');
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) =>
        node.setText(ETCD_MANIFEST, (text) =>
          text.replace('    image:', '    env:\n    - name: ETCD_DATA_DIR\n      value: /var/lib/etcd\n    image:'),
        ),
      ),
      [],
    );
  });

  it('is silent about a variable of another setting', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ETCD_MANIFEST, (text) =>
        text.replace('    image:', '    env:\n    - name: ETCD_MAX_WALS\n      value: /var/lib/etcd\n    image:'),
      ),
    );
    assert.deepEqual(lines, []);
  });
});
