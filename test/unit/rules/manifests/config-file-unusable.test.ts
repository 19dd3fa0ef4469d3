import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, MANIFESTS, PKI } from '../../../support/faults/fault.ts';
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

const SCHEDULER_FILE = 'etc/kubernetes/scheduler.yaml';

/** kube-scheduler of a release with a configuration. */
const withScheduler =
  (version: string, text: string, release = '1.34.4') =>
  (node: NodePki) => {
    node.setText(`${MANIFESTS}/kube-scheduler.yaml`, (manifest) =>
      manifest
        .replace(/(image: \S+:)v\S+/, `$1v${release}`)
        .replace('--kubeconfig=/etc/kubernetes/scheduler.conf', '--config=/etc/kubernetes/scheduler.yaml')
        .replaceAll('ath: /etc/kubernetes/scheduler.conf', 'ath: /etc/kubernetes')
        .replace('type: FileOrCreate', 'type: Directory'),
    );
    node.put(
      SCHEDULER_FILE,
      `apiVersion: kubescheduler.config.k8s.io/${version}\nkind: KubeSchedulerConfiguration\n${text}`,
    );
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

  it('knows the group that kube-scheduler read before 1.12, and went on reading', async () => {
    const early = 'apiVersion: componentconfig/v1alpha1\nkind: KubeSchedulerConfiguration\n';
    const found = async (release: string) =>
      (
        await checkNode(RULE, (node) => {
          withScheduler('v1', '', release)(node);
          node.put(SCHEDULER_FILE, early);
        })
      ).findings.map(({ messageId }) => messageId);
    assert.deepEqual(await found('1.10.2'), []);
    assert.deepEqual(await found('1.13.0'), []);
    assert.deepEqual(await found('1.34.4'), ['kind']);
  });

  /** [content, message, what the last words end with] of kube-scheduler's configuration, as recorded from 1.28.15, 1.34.4 and 1.37.2. */
  const SCHEDULER = [
    ['v1', 'clientConnection:\n  kubeConfig: /x\n', 'fields', 'unknown field "clientConnection.kubeConfig"'],
    [
      'v1',
      'foo: 1\nbar: 2\nleaderElection:\n  baz: 1\n',
      'fields',
      '"bar", unknown field "foo", unknown field "leaderElection.baz"',
    ],
    ['v1', 'healthzBindAddress: 0.0.0.0:10251\n', 'fields', 'unknown field "healthzBindAddress"'],
    ['v1', 'Profiles: []\n', 'fields', 'unknown field "Profiles"'],
    ['v1', 'leaderElection:\n  leaderElect: true\n  leaderElect: false\n', 'repeated', ''],
    [
      'v1beta2',
      '',
      'version',
      'is registered for version "kubescheduler.config.k8s.io/v1beta2" in scheme "pkg/runtime/scheme.go',
    ],
    ['v1alpha1', 'foo: 1\n', 'version', '"kubescheduler.config.k8s.io/v1alpha1" in scheme "pkg/runtime/scheme.go'],
  ] as const;

  it('reports a configuration of kube-scheduler with a field or a version that it does not know', async () => {
    for (const [version, text, message, words] of SCHEDULER) {
      const finding = only(await checkNode(RULE, withScheduler(version, text)));
      assert.deepEqual([finding.messageId, finding.path], [message, SCHEDULER_FILE], version + text);
      assert.ok(String(finding.lastWords ?? '').endsWith(words), text);
    }
  });

  it('is silent about fields and versions that kube-scheduler of the release reads', async () => {
    for (const [version, text, release] of [
      ['v1', 'delayCacheUntilActive: true\nprofiles:\n- unread: 1\n', '1.37.2'],
      ['v1beta3', '', '1.28.15'],
      ['v1beta2', 'unread: 1\n', '1.27.16'],
      ['v1beta1', '', '1.22.17'],
      ['v1', '{{ key }}: 1\n', '1.34.4'],
    ] as const)
      assert.deepEqual((await checkNode(RULE, withScheduler(version, text, release))).lines, [], version + text);
  });

  it('is silent about an unknown field of kube-proxy, which only logs a warning', async () => {
    const checked = await checkNode(RULE, (node) => {
      node.put(
        'etc/systemd/system/kube-proxy.service',
        '[Service]\nExecStart=/usr/local/bin/kube-proxy --config=/etc/kubernetes/pki/settings.yaml\n',
      );
      node.put(FILE, 'apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nunread: 1\n');
    });
    assert.deepEqual(checked.lines, []);
  });

  it('reports an audit policy without rules, or of a version that the release does not read', async () => {
    for (const [text, message] of [
      ['kind: Policy\napiVersion: audit.k8s.io/v1\n', 'rules'],
      ['kind: Policy\napiVersion: audit.k8s.io/v1\nrules: []\n', 'rules'],
      ['kind: Policy\napiVersion: audit.k8s.io/v1\nrules:\n', 'rules'],
      ['kind: Policy\napiVersion: audit.k8s.io/v1beta1\nrules:\n- level: None\n', 'version'],
      ['kind: Policy\napiVersion: policy/v1\nrules:\n- level: None\n', 'kind'],
      ['', 'empty'],
    ] as const)
      assert.equal(only(await checkNode(RULE, withFile('audit-policy-file', text))).messageId, message, text);
  });

  it('is silent about an audit policy that kube-apiserver takes', async () => {
    for (const text of [
      'kind: Policy\napiVersion: audit.k8s.io/v1\nrules:\n- level: None\n',
      'kind: Policy\napiVersion: audit.k8s.io/v1\nunread: 1\nrules:\n- level: None\n',
      'kind: Policy\napiVersion: audit.k8s.io/v1\nrules: {{ rules }}\n',
      'apiVersion: audit.k8s.io/v1\nrules:\n- level: None\n',
    ])
      assert.deepEqual((await checkNode(RULE, withFile('audit-policy-file', text))).lines, [], text);
  });

  it('is silent about a template and about several documents', async () => {
    for (const text of ['kind: {{ kind }}\napiVersion: v1\n', '---\napiVersion: v1\nkind: Pod\n---\nkind: Secret\n'])
      assert.deepEqual((await checkNode(RULE, withFile('authentication-config', text))).lines, []);
  });
});
