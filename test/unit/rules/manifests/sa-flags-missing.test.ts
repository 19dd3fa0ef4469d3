import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/sa-flags-missing';

describe(RULE, () => {
  it('lists the missing flags at the command', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'service-account-issuer', undefined);
        node.replaceFlag('kube-apiserver', 'service-account-key-file', undefined);
      }),
    );
    assert.equal(finding.messageId, 'required');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, 'kube-apiserver');
    assert.equal(
      String(finding.lastWords),
      '[service-account-issuer is a required flag, either `--service-account-key-file` or `--service-account-signing-endpoint` must be set, --service-account-signing-key-file, --service-account-issuer, and --api-audiences should be specified together]',
    );
  });

  /** As recorded from 1.28.15 and 1.34.4. */
  const WORDS = [
    ['1.28.15', ['service-account-key-file'], 'service-account-key-file is a required flag'],
    [
      '1.34.4',
      ['service-account-key-file'],
      'either `--service-account-key-file` or `--service-account-signing-endpoint` must be set',
    ],
    [
      '1.28.15',
      ['service-account-signing-key-file'],
      '--service-account-signing-key-file, --service-account-issuer, and --api-audiences should be specified together',
    ],
    [
      '1.28.15',
      ['service-account-issuer', 'service-account-signing-key-file'],
      '[service-account-issuer is a required flag, --service-account-signing-key-file and --service-account-issuer are required flags]',
    ],
  ] as const;

  it('has the last words of the release', async () => {
    for (const [release, flags, words] of WORDS) {
      const checked = await checkNode(RULE, (node) => {
        for (const flag of flags) node.replaceFlag('kube-apiserver', flag, undefined);
        node.setText(APISERVER_MANIFEST, (text) =>
          text.replace('kube-apiserver:v1.34.2', `kube-apiserver:v${release}`),
        );
      });
      assert.equal(String(only(checked).lastWords), words);
    }
  });

  it('is silent before 1.20', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'service-account-issuer', undefined);
      node.setText(APISERVER_MANIFEST, (text) => text.replace('kube-apiserver:v1.34.2', 'kube-apiserver:v1.19.16'));
    });
    assert.deepEqual(lines, []);
  });

  const unversioned = (text: string) => text.replace('kube-apiserver:v1.34.2', 'kube-apiserver:stable');

  it('is silent where the version is unknown', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'service-account-issuer', undefined);
      node.setText(APISERVER_MANIFEST, unversioned);
    });
    assert.deepEqual(lines, []);
  });

  it('warns if another flag shows that the version is newer', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'service-account-issuer', undefined);
        node.replaceFlag('kube-apiserver', 'requestheader-uid-headers', 'X-Remote-Uid');
        node.setText(APISERVER_MANIFEST, unversioned);
      }),
    );
    assert.equal(finding.severity, 'warning');
    assert.equal(finding.messageId, 'supported');
  });

  it('takes the version of kubeadm’s configuration if the image shows none', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'service-account-issuer', undefined);
        node.setText(APISERVER_MANIFEST, unversioned);
        node.put(
          'etc/kubernetes/kubeadm.yaml',
          'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.34.2\n',
        );
      }),
    );
    assert.equal(finding.messageId, 'required');
  });

  it('leaves it to a flag of old that the version is old', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'service-account-issuer', undefined);
      node.setText(APISERVER_MANIFEST, (text) =>
        unversioned(text).replace(/^( *- )--secure-port=6443$/m, '$&\n$1--insecure-port=0'),
      );
    });
    assert.deepEqual(lines, []);
  });

  it('is silent with an external signer', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'service-account-signing-key-file', undefined);
      node.replaceFlag('kube-apiserver', 'service-account-signing-endpoint', '/run/signer.sock');
    });
    assert.deepEqual(lines, []);
  });
});
