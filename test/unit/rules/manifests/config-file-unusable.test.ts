import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'manifests/config-file-unusable';
const FILE = `${PKI}/settings.yaml`;

/** kube-apiserver with the text as the file of a flag. */
const withFile = (flag: string, text: string) => (node: NodePki) => {
  node.setText(APISERVER_MANIFEST, (manifest) =>
    manifest.replace('- --allow-privileged=true', `$&\n    - --${flag}=/etc/kubernetes/pki/settings.yaml`),
  );
  node.put(FILE, text);
};

describe(RULE, () => {
  it('reports a file that is empty, or of another kind or group', async () => {
    for (const [flag, text, message] of [
      ['encryption-provider-config', '', 'empty'],
      ['encryption-provider-config', 'apiVersion: v1\nkind: Secret\n', 'kind'],
      ['admission-control-config-file', 'apiVersion: apiserver/v1\nkind: AdmissionConfiguration\n', 'kind'],
      ['authentication-token-webhook-config-file', 'apiVersion: v1\nkind: Pod\n', 'kind'],
    ] as const) {
      const finding = only(await checkNode(RULE, withFile(flag, text)));
      assert.deepEqual([finding.messageId, finding.path, finding.slots.flag], [message, FILE, `--${flag}`]);
    }
  });

  it('is silent about a correct node, and about files that the flag takes', async () => {
    assert.deepEqual((await checkNode(RULE)).lines, []);
    for (const [flag, text] of [
      ['encryption-provider-config', 'apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\n'],
      ['encryption-provider-config', 'apiVersion: v1\nkind: EncryptionConfig\n'],
      ['egress-selector-config-file', 'apiVersion: apiserver.k8s.io/v1beta1\nkind: EgressSelectorConfiguration\n'],
      ['admission-control-config-file', 'apiVersion: apiserver.k8s.io/v1alpha1\nkind: AdmissionConfiguration\n'],
      ['authorization-webhook-config-file', 'apiVersion: v1\nkind: Config\n'],
    ] as const)
      assert.deepEqual((await checkNode(RULE, withFile(flag, text))).lines, [], text);
  });

  it('is silent about a template and about several documents', async () => {
    for (const text of ['kind: {{ kind }}\napiVersion: v1\n', '---\napiVersion: v1\nkind: Pod\n---\nkind: Secret\n'])
      assert.deepEqual((await checkNode(RULE, withFile('authentication-config', text))).lines, []);
  });
});
