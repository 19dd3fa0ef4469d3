import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Configuration } from './configurations.ts';
import type { NodeIdentity, NodeShell } from './nodeShell.ts';

/** The path of the configuration on the node, which is inspected as well. */
export const CONFIG = '/etc/kubernetes/kubeadm-config.yaml';

const API = 'kubeadm.k8s.io/v1beta4';

/** A node that kubeadm has set up. */
export interface InitializedNode {
  readonly tree: string;
  readonly node: NodeIdentity;
}

/** The phases of `kubeadm init` that write files, in their order; kubelet-start starts the kubelet, which gets its certificate. */
const PHASES = ['certs all', 'kubeconfig all'];
const LATER_PHASES = ['etcd local', 'control-plane all', 'kubelet-start'];

/** Runs `kubeadm init` on an empty node as far as it writes files. Throws if a phase fails. */
export function initialize(shell: NodeShell, configuration: Configuration, release: string): InitializedNode {
  const { before, between, node, cluster } = configuration;
  const tree = shell.newTree();
  const file = path.join(tree, CONFIG);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, configText(configuration, release));
  const phase = (name: string) => `kubeadm init phase ${name} --config ${CONFIG}`;
  const isExternal = cluster.includes('  external:');
  const commands = [
    ...(before === undefined ? [] : [before]),
    ...PHASES.map(phase),
    ...LATER_PHASES.filter((name) => !isExternal || name !== 'etcd local').map(phase),
    phase('kubelet-finalize all'),
  ];
  if (between !== undefined) {
    // kubeadm looks at the files again, as it does after somebody else has signed them.
    commands.push(between, ...PHASES.map(phase), 'rm -r /etc/kubernetes/manifests', ...LATER_PHASES.map(phase));
  }
  shell.must(tree, node, commands.join('\n'));
  return { tree, node };
}

function configText({ node, cluster, init = [], kubelet, bindPort = 6443 }: Configuration, release: string): string {
  const [address = ''] = node.addresses;
  const documents = [
    [
      `apiVersion: ${API}`,
      'kind: InitConfiguration',
      'localAPIEndpoint:',
      `  advertiseAddress: "${address}"`,
      `  bindPort: ${bindPort}`,
      ...init,
    ],
    [`apiVersion: ${API}`, 'kind: ClusterConfiguration', `kubernetesVersion: ${release}`, ...cluster],
    ...(kubelet ? [['apiVersion: kubelet.config.k8s.io/v1beta1', 'kind: KubeletConfiguration', ...kubelet]] : []),
  ];
  return documents.map((lines) => `${lines.join('\n')}\n`).join('---\n');
}
