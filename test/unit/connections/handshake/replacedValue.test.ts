import assert from 'node:assert/strict';
import { componentStates } from '../../../../src/core/inspection/componentStates.ts';
import { ETCD_MANIFEST, SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { type Component, manifestPath, type NodePki } from '../../../support/nodePki.ts';
import { rendered } from '../../../support/rendered.ts';

const NOT_MOUNTED = '/opt/nope.crt';
const KUBELET_CONFIG = 'var/lib/kubelet/config.yaml';
const KUBELET_FLAGS = 'var/lib/kubelet/kubeadm-flags.env';
const NOT_THERE = '/etc/kubernetes/pki/nope.crt';

async function inspected(change: (node: NodePki) => void) {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256', systemdUnit: true });
  change(node);
  return (await inspectFiles(node.files, node.settings.now)).report;
}

/** The components that do not surely start, the connections that are broken, and the rules that report the path. */
async function outcome(change: (node: NodePki) => void, path: string) {
  const report = await inspected(change);
  const { connections, findings } = report;
  return {
    stopped: componentStates(report).flatMap(({ end, state }) => (state === 'does not start' ? end.component : [])),
    broken: connections.filter(({ verdict }) => verdict === 'broken').map(({ id }) => id),
    quoted: findings.filter(({ message }) => rendered(message)?.includes(path)).map(({ rule }) => rule),
  };
}

/** Puts another value of the flag before it. */
const precede = (component: Component, flag: string, path: string) => (node: NodePki) =>
  node.setText(manifestPath(component), (text) =>
    text.replace(`- --${flag}=`, `- --${flag}=${path}\n    - --${flag}=`),
  );

describe('A value that a later one replaces', () => {
  it('stops nothing, if its file is not there', async () => {
    const flags: readonly (readonly [Component, string])[] = [
      ['kube-apiserver', 'etcd-cafile'],
      ['kube-apiserver', 'client-ca-file'],
      ['kube-apiserver', 'tls-cert-file'],
      ['kube-controller-manager', 'root-ca-file'],
      ['kube-scheduler', 'kubeconfig'],
      ['etcd', 'cert-file'],
      ['etcd', 'trusted-ca-file'],
      ['etcd', 'peer-key-file'],
    ];
    const before = await inspected(() => {});
    const states = componentStates(before).map(({ end, state }) => `${end.component} ${state}`);
    for (const [component, flag] of flags) {
      for (const path of [NOT_MOUNTED, NOT_THERE]) {
        const change = precede(component, flag, path);
        const { quoted, ...rest } = await outcome(change, path);
        assert.deepEqual(rest, { stopped: [], broken: [] }, flag);
        assert.deepEqual(quoted, ['manifests/flag-duplicate'], flag);
        const changed = componentStates(await inspected(change));
        assert.deepEqual(
          changed.map(({ end, state }) => `${end.component} ${state}`),
          states,
          flag,
        );
      }
    }
  });

  it('stops nothing, if it is a field before the flag of a kubelet', async () => {
    const { stopped, broken, quoted } = await outcome((node) => {
      node.setText(KUBELET_CONFIG, (text) => text.replace('/etc/kubernetes/pki/ca.crt', NOT_THERE));
      node.setText(KUBELET_FLAGS, (text) => text.replace('="', '="--client-ca-file=/etc/kubernetes/pki/ca.crt '));
    }, NOT_THERE);
    assert.deepEqual({ stopped, broken }, { stopped: [], broken: [] });
    assert.deepEqual(quoted, ['kubelet/kubelet-flag-overrides-config']);
  });

  it('stops nothing, if it is the kubeconfig next to a scheduler’s configuration', async () => {
    const path = '/etc/kubernetes/nope.conf';
    const { stopped, broken, quoted } = await outcome((node) => {
      node.replaceFlag('kube-scheduler', 'kubeconfig', path);
      node.replaceFlag('kube-scheduler', 'config', '/etc/kubernetes/scheduler.yaml');
      node.setText(manifestPath('kube-scheduler'), (text) =>
        text
          .replaceAll(/((?:mountPath|path): )\/etc\/kubernetes\/scheduler\.conf/g, '$1/etc/kubernetes')
          .replace('type: FileOrCreate', 'type: Directory'),
      );
      node.put(
        'etc/kubernetes/scheduler.yaml',
        `apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\nclientConnection:\n  kubeconfig: /${SCHEDULER_CONF}\n`,
      );
    }, path);
    assert.deepEqual({ stopped, broken, quoted }, { stopped: [], broken: [], quoted: [] });
  });

  it('is one finding, if it is a variable of etcd, which stops it next to its flag', async () => {
    const { findings } = await inspected((node) =>
      node.setText(ETCD_MANIFEST, (text) =>
        text.replace('    image:', `    env:\n    - name: ETCD_CERT_FILE\n      value: ${NOT_THERE}\n    image:`),
      ),
    );
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
      ['manifests/etcd-env-flag-conflict'],
    );
  });
});
