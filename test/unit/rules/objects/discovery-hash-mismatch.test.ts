import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { checkNode, only } from '../../../support/checkRule.ts';
import { CONFIG_PATH, JOIN_V1BETA4 } from '../../../support/kubeadmConfig.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import type { NodeOptions } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'objects/discovery-hash-mismatch';
const OTHER = 'sha256:7c2e69131a36ae2a042a339b33381c6d0d43887e2de83720eff5359e26aec866';
const HA: NodeOptions = { controlPlaneEndpoint: 'k8s-api.example.com:6443' };

const pin = (node: NodePki, path = 'etc/kubernetes/pki/ca.crt') => {
  const der = new X509Certificate(node.text(path)).publicKey.export({ type: 'spki', format: 'der' });
  return `sha256:${createHash('sha256').update(der).digest('hex')}`;
};
/** Joins another node, so that its own settings are not those of this one. */
const join = (edit: (text: string, node: NodePki) => string) => (node: NodePki) =>
  node.put(CONFIG_PATH, edit(JOIN_V1BETA4, node));

describe(RULE, () => {
  it('reports the hash of another CA and offers the computed one', async () => {
    let own = '';
    const finding = only(
      await checkNode(
        RULE,
        join((text, node) => {
          own = pin(node);
          return text;
        }),
        HA,
      ),
    );
    assert.deepEqual([finding.path, finding.text], [CONFIG_PATH, OTHER]);
    assert.ok(
      finding.code.includes(
        `cluster CA found in cluster-info ConfigMap is invalid: none of the public keys "${own}" are pinned`,
      ),
    );
    assert.equal(finding.fixes[0]?.edits[0]?.text, own);
    assert.deepEqual(
      await namesAfterFix(
        RULE,
        join((text) => text),
        HA,
      ),
      [],
    );
  });

  it('is silent where any one of several is right', async () => {
    const change = join((text, node) =>
      text.replace(OTHER, `${OTHER}\n    - ${pin(node).toUpperCase().replace('SHA', 'sha')}`),
    );
    assert.deepEqual((await checkNode(RULE, change, HA)).findings, []);
  });

  it('offers nothing if it is unknown which of several to replace', async () => {
    const two = join((text) => text.replace(OTHER, `${OTHER}\n    - ${OTHER.replace('7c', '8c')}`));
    assert.deepEqual(only(await checkNode(RULE, two, HA)).fixes, []);
  });

  it('takes either CA of a bundle in rotation', async () => {
    const change = join((text, node) => text.replace(OTHER, pin(node, 'etc/kubernetes/pki/ca-signing.crt')));
    assert.deepEqual((await checkNode(RULE, change, { ...HA, caBundleRotation: true })).findings, []);
  });

  it('is silent about another cluster, a template and a hash of the wrong form', async () => {
    const changes = [
      join((text) => text.replace('k8s-api.example.com', 'other.example.com')),
      join((text) => text.replace('k8s-api.example.com', '{{ server }}')),
      join((text) => text.replace(OTHER, '"{{ hash }}"')),
      join((text) => text.replace(OTHER, OTHER.slice(7))),
    ];
    for (const change of changes) assert.deepEqual((await checkNode(RULE, change, HA)).findings, []);
  });
});
