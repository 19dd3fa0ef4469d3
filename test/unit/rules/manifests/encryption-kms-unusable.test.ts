import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'manifests/encryption-kms-unusable';
const PATH = 'etc/kubernetes/pki/encryption.yaml';
const MOUNTED = 'unix:///etc/kubernetes/pki/kms.sock';

/** The file as Kubernetes' page has it, with these fields of the provider. */
const withProvider = (fields: string) => (node: NodePki) => {
  node.replaceFlag('kube-apiserver', 'encryption-provider-config', `/${PATH}`);
  node.put(
    PATH,
    `apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
- resources: [secrets]
  providers:
  - kms: {${fields}}
  - identity: {}
`,
  );
};

describe(RULE, () => {
  it('is silent about providers as the documents of Kubernetes set them up', async () => {
    for (const fields of [
      `apiVersion: v2, name: vault, endpoint: "${MOUNTED}"`,
      `apiVersion: v2, name: vault, endpoint: "${MOUNTED}", timeout: 3s`,
      'apiVersion: v2, name: vault, endpoint: "unix:///@vault"',
      'apiVersion: v2, name: vault, endpoint: "{{ kms_endpoint }}"',
    ]) {
      assert.deepEqual((await checkNode(RULE, withProvider(fields))).lines, [], fields);
    }
  });

  const faults: Readonly<Record<string, readonly [string, string, string]>> = {
    'a TCP endpoint': ['apiVersion: v2, name: a, endpoint: "tcp://127.0.0.1:9000"', 'scheme', 'tcp://127.0.0.1:9000'],
    'a path': [
      'apiVersion: v2, name: a, endpoint: /etc/kubernetes/pki/kms.sock',
      'scheme',
      '/etc/kubernetes/pki/kms.sock',
    ],
    'a timeout of zero': [`apiVersion: v2, name: a, endpoint: "${MOUNTED}", timeout: 0s`, 'timeout', '0s'],
    'a negative timeout': [`apiVersion: v2, name: a, endpoint: "${MOUNTED}", timeout: -1m`, 'timeout', '-1m'],
    'an unknown version': [`apiVersion: v3, name: a, endpoint: "${MOUNTED}"`, 'version', 'v3'],
    'the first version': [`apiVersion: v1, name: a, endpoint: "${MOUNTED}"`, 'disabled', 'v1'],
    'a socket in no volume': [
      'apiVersion: v2, name: a, endpoint: "unix:///var/run/kmsplugin/socket.sock"',
      'unmounted',
      'unix:///var/run/kmsplugin/socket.sock',
    ],
  };
  for (const [title, [fields, message, text]] of Object.entries(faults)) {
    it(`reports ${title}`, async () => {
      const finding = only(await checkNode(RULE, withProvider(fields)));
      assert.deepEqual([finding.messageId, finding.path, finding.text.replaceAll('"', '')], [message, PATH, text]);
    });
  }

  it('takes a provider without a version for one of the first', async () => {
    const finding = only(await checkNode(RULE, withProvider(`name: a, endpoint: "${MOUNTED}"`)));
    assert.equal(finding.messageId, 'disabled');
  });

  it('is silent about the first version with its feature gate', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      withProvider(`name: a, endpoint: "${MOUNTED}"`)(node);
      node.replaceFlag('kube-apiserver', 'feature-gates', 'KMSv1=true');
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about the first version in releases that have it, and in unknown ones', async () => {
    for (const version of ['v1.28.4', undefined]) {
      const { lines } = await checkNode(RULE, (node) => {
        withProvider(`name: a, endpoint: "${MOUNTED}"`)(node);
        node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
          text.replace(/image: (\S+):v[\d.]+/, version ? `image: $1:${version}` : 'image: $1'),
        );
      });
      assert.deepEqual(lines, [], version);
    }
  });

  it('is silent about a file that the API server does not read', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      withProvider('name: a, endpoint: "tcp://127.0.0.1:9000"')(node);
      node.replaceFlag('kube-apiserver', 'encryption-provider-config', '/etc/elsewhere/encryption.yaml');
    });
    assert.deepEqual(lines, []);
  });
});
