import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { podText } from '../../../support/layouts/layout.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

// kubernetes.io, "cloud-controller-manager"; kubernetes/autoscaler, cluster-autoscaler/cloudprovider; kubernetes-sigs/descheduler, docs/cli.

const CONFIG = 'etc/kubernetes/client.conf';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';

const PROGRAMS = {
  'cloud-controller-manager': [
    '/bin/openstack-cloud-controller-manager',
    '--cloud-provider=openstack',
    '--leader-elect=true',
  ],
  'cluster-autoscaler': ['./cluster-autoscaler', '--cloud-provider=aws', '--v=4'],
  descheduler: ['/bin/descheduler', '--policy-config-file=/policy-dir/policy.yaml', '--descheduling-interval=5m'],
} as const;

type Program = keyof typeof PROGRAMS;

async function found(name: Program, change: (node: NodePki) => unknown = () => {}, flag = `--kubeconfig=/${CONFIG}`) {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  node.put(CONFIG, node.text('etc/kubernetes/controller-manager.conf'));
  const command = [...PROGRAMS[name], flag];
  node.put(
    `etc/kubernetes/manifests/${name}.yaml`,
    podText(name, command, [`/${CONFIG}`], `registry.example.com/${name}:v1.30.0`),
  );
  await change(node);
  const { report, workspace } = await inspectFiles(node.files, node.settings.now);
  return {
    connections: report.connections.flatMap(({ from, verdict }) => (from.component === name ? [verdict] : [])),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, at, message }) => `${rule} ${workspace.path(at.uri)} ${plainText(message).split('\n')[0]}`),
  };
}

const only = (said: readonly string[], expected: RegExp) => {
  assert.equal(said.length, 1, said.join('\n'));
  assert.match(said[0] ?? '', expected);
};

for (const name of Object.keys(PROGRAMS) as Program[]) {
  describe(`${name} as a client of the API server`, () => {
    it('connects by the kubeconfig that its manifest names', async () =>
      assert.deepEqual(await found(name), { connections: ['ok'], said: [] }));

    it('has no connection by the token of its pod', async () =>
      assert.deepEqual(await found(name, () => {}, '--v=2'), { connections: [], said: [] }));

    it('is reported once with another CA', async () => {
      const { connections, said } = await found(name, (node) =>
        node.setText(CONFIG, (text) =>
          text.replace(/(certificate-authority-data: ).*/, `$1${btoa(node.text('etc/kubernetes/pki/etcd/ca.crt'))}`),
        ),
      );
      assert.deepEqual(connections, ['broken']);
      only(
        said,
        /^kubeconfigs\/kubeconfig-ca-not-issuer etc\/kubernetes\/client\.conf .* reports tls: failed to verify certificate: x509: certificate signed by unknown authority\.$/,
      );
    });

    it('is reported once with an address that the certificate of the API server lacks', async () => {
      const { connections, said } = await found(name, (node) =>
        node.setText(CONFIG, (text) => text.replace('https://10.0.0.10:', 'https://api.example.com:')),
      );
      assert.deepEqual(connections, ['broken']);
      only(said, /^names\/kubeconfig-server-not-in-san etc\/kubernetes\/client\.conf .* not api\.example\.com\./);
    });

    it('is reported once without the file', async () => {
      const { connections, said } = await found(name, (node) => void node.files.delete(CONFIG));
      assert.deepEqual(connections, []);
      only(said, /^manifests\/flag-file-missing .*\/etc\/kubernetes\/client\.conf is missing: .* does not start/);
    });
  });
}

describe('a client of the API server', () => {
  it('shares a kubeconfig with another component', async () => {
    const { connections } = await found('descheduler', (node) => {
      node.setText('etc/kubernetes/manifests/descheduler.yaml', (text) => text.replaceAll(CONFIG, SCHEDULER));
    });
    assert.deepEqual(connections, ['ok']);
  });
});
