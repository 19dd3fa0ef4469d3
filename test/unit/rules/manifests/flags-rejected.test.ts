import assert from 'node:assert/strict';
import { componentStates } from '../../../../src/core/inspection/componentStates.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, MANIFESTS } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'manifests/flags-rejected';

type Flags = Readonly<Record<string, string | undefined>>;

/** A component of a release with other flags. Flags that it does not have are added. */
const withFlags =
  (component: 'kube-apiserver' | 'kube-scheduler' | 'kube-controller-manager', flags: Flags, release = '1.34.4') =>
  (node: NodePki) => {
    const path = `${MANIFESTS}/${component}.yaml`;
    node.setText(path, (text) => text.replace(/(image: \S+:)v\S+/, `$1v${release}`));
    for (const [name, value] of Object.entries(flags)) {
      if (node.text(path).includes(`--${name}=`)) node.replaceFlag(component, name, value);
      else node.setText(path, (text) => text.replace(/^( +)- kube-[\w-]+$/m, `$&\n$1- --${name}=${value}`));
    }
  };

const wordsOf = async (edit: (node: NodePki) => void) => String(only(await checkNode(RULE, edit)).lastWords ?? '');

/** [flags, message, last words] of kube-apiserver 1.34.4; all but those of OpenID Connect are the same in 1.28.15, and all in 1.37.2. */
const APISERVER: readonly (readonly [Flags, string, string])[] = [
  [{ 'authorization-mode': 'Foo,Node' }, 'value', 'authorization-mode "Foo" is not a valid mode'],
  [{ 'authorization-mode': 'rbac' }, 'value', 'authorization-mode "rbac" is not a valid mode'],
  [{ 'authorization-mode': 'Node,RBCA' }, 'value', 'authorization-mode "RBCA" is not a valid mode'],
  [{ 'authorization-mode': 'Node, RBAC' }, 'value', 'authorization-mode " RBAC" is not a valid mode'],
  [
    { 'authorization-mode': 'RBAC,RBAC' },
    'value',
    'authorization-mode ["RBAC" "RBAC"] has mode specified more than once',
  ],
  [
    { 'authorization-mode': 'Node,RBAC,Webhook' },
    'needs',
    "authorization-mode Webhook's authorization config file not passed",
  ],
  [{ 'authorization-mode': 'ABAC' }, 'needs', "authorization-mode ABAC's authorization policy file not passed"],
  [
    { 'authorization-policy-file': '/etc/kubernetes/pki/policy.jsonl' },
    'needs',
    'cannot specify --authorization-policy-file without mode ABAC',
  ],
  [
    { 'authorization-webhook-config-file': '/etc/kubernetes/pki/webhook.conf' },
    'needs',
    'cannot specify --authorization-webhook-config-file without mode Webhook',
  ],
  [
    { 'authorization-config': '/etc/kubernetes/pki/authorization.yaml' },
    'excludes',
    '--authorization-config can not be specified when --authorization-mode or --authorization-webhook-* flags are defined',
  ],
  ...['70000', '0', '-1'].map(
    (port) =>
      [
        { 'secure-port': port },
        'value',
        `--secure-port ${port} must be between 1 and 65535, inclusive. It cannot be turned off with 0`,
      ] as const,
  ),
  [{ 'etcd-servers': undefined }, 'unset', '--etcd-servers must be specified'],
  [{ 'service-cluster-ip-range': '10.96.0.0' }, 'value', 'service-cluster-ip-range[0] is not a valid cidr'],
  [{ 'service-cluster-ip-range': '10.96.0.0/33' }, 'value', 'service-cluster-ip-range[0] is not a valid cidr'],
  [
    { 'service-cluster-ip-range': '10.96.0.0/12,10.112.0.0/16' },
    'value',
    '--service-cluster-ip-range[0] and --service-cluster-ip-range[1] must be of different IP family',
  ],
  [
    { 'service-cluster-ip-range': '10.96.0.0/12,fd00::/108,10.1.0.0/16' },
    'value',
    '--service-cluster-ip-range must not contain more than two entries',
  ],
  [
    { 'service-cluster-ip-range': 'fd00:0::12/108' },
    'value',
    'service IP family "fd00::/108" must match public address family "10.0.0.10"',
  ],
  [
    { 'advertise-address': 'fd00:10:0::11' },
    'value',
    'service IP family "10.96.0.0/12" must match public address family "fd00:10::11"',
  ],
  ...['events#https://127.0.0.1:4002', '/events', '/events#https://a:1,b', 'a/b/c#d'].map(
    (overrides) =>
      [
        { 'etcd-servers-overrides': overrides },
        'value',
        '--etcd-servers-overrides invalid, must be of format: group/resource#servers, where servers are URLs, semicolon separated',
      ] as const,
  ),
  [
    { 'service-account-max-token-expiration': '1s' },
    'value',
    'the service-account-max-token-expiration must be between 1 hour and 2^32 seconds',
  ],
  [
    { 'oidc-issuer-url': 'https://login.example.com' },
    'needs',
    'oidc-issuer-url and oidc-client-id must be specified together when any oidc-* flags are set',
  ],
  [
    { 'oidc-username-claim': 'sub' },
    'needs',
    'oidc-issuer-url and oidc-client-id must be specified together when any oidc-* flags are set',
  ],
];

describe(RULE, () => {
  for (const [flags, message, words] of APISERVER) {
    it(`reports ${JSON.stringify(flags)} of kube-apiserver with its error`, async () => {
      const finding = only(await checkNode(RULE, withFlags('kube-apiserver', flags)));
      assert.deepEqual(
        [finding.messageId, String(finding.lastWords), finding.path],
        [message, words, APISERVER_MANIFEST],
      );
    });
  }

  it('quotes the release’s error about OpenID Connect', async () => {
    const flags = { 'oidc-client-id': 'kubernetes' };
    assert.equal(
      await wordsOf(withFlags('kube-apiserver', flags, '1.28.15')),
      'oidc-issuer-url and oidc-client-id should be specified together',
    );
    assert.equal(await wordsOf(withFlags('kube-apiserver', flags, '1.29.15')), '');
    const early = withFlags('kube-apiserver', { 'oidc-username-claim': 'sub' }, '1.28.15');
    assert.deepEqual((await checkNode(RULE, early)).lines, []);
  });

  it('quotes all errors together in the order of kube-apiserver if several flags are rejected', async () => {
    const flags = {
      'service-cluster-ip-range': '10.96.0.0/12,10.112.0.0/16',
      'advertise-address': 'fd00::1',
      'authorization-mode': 'Foo,Foo,Webhook',
      'oidc-issuer-url': 'https://login.example.com',
      'secure-port': '0',
      'etcd-servers-overrides': 'a,b/c#d',
    };
    // kube-apiserver 1.28.15 and 1.37.2 were run with these flags.
    const words = (oidc: string) =>
      `[--etcd-servers-overrides invalid, must be of format: group/resource#servers, where servers are URLs, semicolon separated, --secure-port 0 must be between 1 and 65535, inclusive. It cannot be turned off with 0, oidc-issuer-url and oidc-client-id ${oidc}, authorization-mode "Foo" is not a valid mode, authorization-mode Webhook's authorization config file not passed, authorization-mode ["Foo" "Foo" "Webhook"] has mode specified more than once, --service-cluster-ip-range[0] and --service-cluster-ip-range[1] must be of different IP family, service IP family "10.96.0.0/12" must match public address family "fd00::1"]`;
    for (const [release, oidc] of [
      ['1.28.15', 'should be specified together'],
      ['1.37.2', 'must be specified together when any oidc-* flags are set'],
    ] as const) {
      const { findings } = await checkNode(RULE, withFlags('kube-apiserver', flags, release));
      assert.deepEqual([...new Set(findings.map(({ lastWords }) => String(lastWords)))], [words(oidc)]);
    }
  });

  it('orders errors about token flags as kube-apiserver does', async () => {
    const { report } = await checkNode(
      RULE,
      withFlags('kube-apiserver', {
        'authorization-mode': 'ABAC',
        'service-cluster-ip-range': '10.96.0.0/12,10.112.0.0/16',
        'service-account-signing-key-file': undefined,
        'service-account-key-file': undefined,
      }),
    );
    const words =
      "[either `--service-account-key-file` or `--service-account-signing-endpoint` must be set, authorization-mode ABAC's authorization policy file not passed, --service-account-signing-key-file, --service-account-issuer, and --api-audiences should be specified together, --service-cluster-ip-range[0] and --service-cluster-ip-range[1] must be of different IP family]";
    const stopping = report.findings.filter(({ stops }) => stops);
    assert.deepEqual([...new Set(stopping.map(({ lastWords }) => String(lastWords)))], [words]);
    assert.equal(componentStates(report).find(({ end }) => end.component === 'kube-apiserver')?.stop?.by, 'files');
  });

  it('has no last words if several flags are rejected and one error is unknown in that release', async () => {
    const { findings } = await checkNode(
      RULE,
      withFlags(
        'kube-apiserver',
        { 'authorization-mode': 'Foo', 'oidc-issuer-url': 'https://login.example.com' },
        '1.29.15',
      ),
    );
    assert.deepEqual(
      findings.map(({ messageId, lastWords }) => [messageId, lastWords]),
      [
        ['needs', undefined],
        ['value', undefined],
      ],
    );
  });

  it('stops at a range of Services before it looks at anything else', async () => {
    const flags = { 'service-cluster-ip-range': '10.96.0.0', 'service-account-max-token-expiration': '1s' };
    const { findings } = await checkNode(RULE, withFlags('kube-apiserver', { ...flags, 'secure-port': '0' }));
    assert.equal(findings.length, 3);
    for (const { lastWords } of findings)
      assert.equal(String(lastWords), 'service-cluster-ip-range[0] is not a valid cidr');
  });

  it('knows the ports that kube-controller-manager and kube-scheduler may turn off', async () => {
    for (const component of ['kube-controller-manager', 'kube-scheduler'] as const) {
      assert.deepEqual((await checkNode(RULE, withFlags(component, { 'secure-port': '0' }))).lines, []);
      assert.equal(
        await wordsOf(withFlags(component, { 'secure-port': '-1' })),
        '--secure-port -1 must be between 0 and 65535, inclusive. 0 for turning off secure port',
      );
      assert.equal(
        await wordsOf(withFlags(component, { 'secure-port': '70000' })),
        '--secure-port 70000 must be between 1 and 65535, inclusive. It cannot be turned off with 0',
      );
    }
  });

  it('knows the releases of kube-apiserver that may serve no TLS', async () => {
    const without = (release: string) => withFlags('kube-apiserver', { 'secure-port': '0' }, release);
    for (const rule of [RULE, 'manifests/client-ca-unset', 'manifests/tls-serving-pair-unset']) {
      const edit = (node: NodePki) => {
        without('1.8.4')(node);
        for (const flag of ['client-ca-file', 'tls-cert-file', 'tls-private-key-file'])
          node.replaceFlag('kube-apiserver', flag, undefined);
      };
      assert.deepEqual((await checkNode(rule, edit)).lines, [], rule);
    }
    assert.equal((await checkNode(RULE, without('1.12.0'))).lines.length, 1);
  });

  it('knows the releases without built-in clouds', async () => {
    const withCloud = (value: string, release: string) =>
      withFlags('kube-controller-manager', { 'cloud-provider': value }, release);
    // kube-controller-manager 1.37.2 was run with it.
    const words =
      'cloud provider "aws" was specified, but built-in cloud providers are disabled. Please set --cloud-provider=external and migrate to an external cloud provider';
    for (const release of ['1.31.4', '1.37.2']) assert.equal(await wordsOf(withCloud('aws', release)), words);
    const silent = [withCloud('aws', '1.30.1'), withCloud('external', '1.37.2'), withCloud('$(CLOUD)', '1.37.2')];
    for (const edit of silent) assert.deepEqual((await checkNode(RULE, edit)).lines, []);
    const { slots, lastWords } = only(
      await checkNode(RULE, (node) => {
        const files = '--kubeconfig=/etc/kubernetes/kubelet.conf --config=/var/lib/kubelet/config.yaml';
        const command = `/opt/kubernetes/v1.34.1/kubelet ${files} --cloud-provider=aws`;
        node.put('etc/systemd/system/kubelet.service', `[Service]\nExecStart=${command}\n`);
      }),
    );
    assert.deepEqual([slots.component, slots.flag, lastWords], ['kubelet', '--cloud-provider', undefined]);
  });

  it('reports ports in the configuration of the kubelet, where zero counts as absent', async () => {
    const config = (field: string) => (node: NodePki) =>
      node.setText('var/lib/kubelet/config.yaml', (text) => `${text}${field}\n`);
    const { messageId, slots, path } = only(await checkNode(RULE, config('port: 70000')));
    assert.deepEqual([messageId, slots.flag, path], ['value', 'port', 'var/lib/kubelet/config.yaml']);
    assert.equal(only(await checkNode(RULE, config('readOnlyPort: -1'))).slots.flag, 'readOnlyPort');
    const both = await checkNode(RULE, config('port: 70000\nreadOnlyPort: -1'));
    const text =
      'failed to validate kubelet configuration, error: [invalid configuration: port (--port) 70000 must be between 1 and 65535, inclusive, invalid configuration: readOnlyPort (--read-only-port) -1 must be between 0 and 65535, inclusive], path: &TypeMeta{Kind:,APIVersion:,}';
    assert.deepEqual([...new Set(both.findings.map(({ lastWords }) => String(lastWords)))], [text]);
    for (const field of ['port: 0', 'readOnlyPort: 0', 'port: 10250'])
      assert.deepEqual((await checkNode(RULE, config(field))).lines, [], field);
  });

  it('is silent about a correct node, and about flags that kube-apiserver accepts', async () => {
    assert.deepEqual((await checkNode(RULE)).lines, []);
    for (const flags of [
      { 'authorization-mode': 'Node,RBAC,AlwaysAllow,AlwaysDeny' },
      {
        'authorization-mode': 'Node,RBAC,Webhook',
        'authorization-webhook-config-file': '/etc/kubernetes/pki/webhook.conf',
      },
      { 'secure-port': '65535' },
      { 'service-cluster-ip-range': undefined },
      { 'etcd-servers-overrides': '/events#https://10.0.0.11:2379;https://10.0.0.12:2379,apps/deployments#http://a:1' },
      { 'service-cluster-ip-range': 'fd00::/108', 'endpoint-reconciler-type': 'none' },
      { 'service-cluster-ip-range': 'fd00::/108', 'advertise-address': '0.0.0.0' },
      { 'service-cluster-ip-range': '10.96.0.0/12,fd00::/108', 'advertise-address': '::ffff:10.0.0.11' },
      { 'service-cluster-ip-range': '10.96.0.0/12,fd00::/108' },
      { 'service-account-max-token-expiration': '24h' },
      { 'service-account-max-token-expiration': '0s' },
      { 'oidc-issuer-url': 'https://login.example.com', 'oidc-client-id': 'kubernetes' },
    ] satisfies Flags[])
      assert.deepEqual((await checkNode(RULE, withFlags('kube-apiserver', flags))).lines, [], JSON.stringify(flags));
  });

  it('leaves a misspelt flag to the rule about it', async () => {
    const { lines, report } = await checkNode(RULE, (node) =>
      node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
        text.replace('--etcd-servers=', '--etcd-server='),
      ),
    );
    assert.deepEqual(lines, []);
    assert.ok(report.findings.some(({ rule }) => rule === 'manifests/flag-unknown'));
  });

  it('is silent about modes of other builds, and of OpenShift', async () => {
    const vendor = (node: NodePki) => {
      withFlags('kube-apiserver', { 'authorization-mode': 'Scope,SystemMasters,RBAC,Node' })(node);
      node.setText(APISERVER_MANIFEST, (text) => text.replace(/(image: \S+:v[\d.]+)/, '$1-vendor.1'));
    };
    assert.deepEqual((await checkNode(RULE, vendor)).lines, []);
    const openshift = (node: NodePki) =>
      node.put(
        'etc/kubernetes/static-pod-resources/kube-apiserver-pod-1/configmaps/config/config.yaml',
        'apiVersion: kubecontrolplane.config.openshift.io/v1\nkind: KubeAPIServerConfig\napiServerArguments:\n  authorization-mode: [Scope, SystemMasters, RBAC, Node]\n',
      );
    assert.deepEqual((await checkNode(RULE, openshift)).lines, []);
  });

  it('is silent about values that are still to be filled in, and about commands with variables', async () => {
    for (const flags of [
      { 'authorization-mode': '{{ modes }}' },
      { 'authorization-mode': 'Node,MODE' },
      { 'authorization-mode': '$(MODES)' },
      { 'service-cluster-ip-range': '$(RANGE)' },
      { 'secure-port': '<port>' },
    ])
      assert.deepEqual((await checkNode(RULE, withFlags('kube-apiserver', flags))).lines, [], JSON.stringify(flags));
    const open = (node: NodePki) => {
      withFlags('kube-apiserver', { 'etcd-servers': undefined, 'secure-port': '0' })(node);
      node.setText(APISERVER_MANIFEST, (text) => text.replace(/^( +)- kube-apiserver$/m, '$&\n$1- $(MORE)'));
    };
    assert.deepEqual((await checkNode(RULE, open)).lines, []);
  });
});
