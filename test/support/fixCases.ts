import { exampleMachine } from './exampleMachine.ts';
import { ETCD_MANIFEST, KUBELET_CURRENT } from './faults/fault.ts';
import { faultById } from './faults.ts';
import { CLUSTER_V1BETA4, CONFIG_PATH } from './kubeadmConfig.ts';
import { openMachine } from './nodeMachine.ts';
import { DAY, type NodeFile } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';
import { base64 } from './pem.ts';
import type { ExampleBlock } from './ruleExample.ts';
import { CSR_FILE, clientRequestYaml } from './signingRequests.ts';

/** Files with a finding of a rule that has a fix. */
export interface FixCase {
  readonly files: ReadonlyMap<string, NodeFile>;
  readonly now: Date;
}

type Change = (node: NodePki) => void | Promise<void>;

const FRONT_PROXY_CA = 'etc/kubernetes/pki/front-proxy-ca.crt';
const ETCD_CA = 'etc/kubernetes/pki/etcd/ca.crt';
const CA = 'etc/kubernetes/pki/ca.crt';
const SCHEDULER = 'etc/kubernetes/manifests/kube-scheduler.yaml';
const KUBELET_CONF = 'etc/kubernetes/kubelet.conf';

const configured =
  (from: string, to: string): Change =>
  (node) =>
    node.put(CONFIG_PATH, CLUSTER_V1BETA4.replace(from, to));

/** A kubeconfig of the kubelet that embeds an expired certificate, while the kubelet has renewed its own. */
const embedded: Change = (node) => {
  const kept = node.certificate(KUBELET_CURRENT);
  const notAfter = new Date(node.settings.now.getTime() - 3 * DAY);
  const { pem } = node.replaceCertificate(KUBELET_CURRENT, { notAfter });
  node.setCertificate(KUBELET_CURRENT, kept);
  const key = /-----BEGIN (?:EC )?PRIVATE KEY-----[\s\S]*?-----END (?:EC )?PRIVATE KEY-----\n/.exec(
    node.text(KUBELET_CURRENT),
  );
  node.setText(KUBELET_CONF, (text) =>
    text
      .replace(/client-certificate: .*/, `client-certificate-data: ${base64(pem)}`)
      .replace(/client-key: .*/, `client-key-data: ${base64(key?.[0] ?? '')}`),
  );
};

/** The rules whose page shows what they find where nothing can be edited. */
const CHANGES: Readonly<Record<string, Change>> = {
  'files/pem-bom': (node) => node.setText(FRONT_PROXY_CA, (text) => `${text}\ufeff${node.text(ETCD_CA)}`),
  'files/pem-empty-file': (node) => node.put(CA, ''),
  'files/yaml-syntax': (node) =>
    node.setText(SCHEDULER, (text) => text.replace('- --bind-address=127.0.0.1', '- --v\n    - 2')),
  'kubeadm/kubeadm-encryption-algorithm-invalid': configured('ECDSA-P256', 'RSA4096'),
  'kubelet/kubelet-bootstrap-dead-end': embedded,
  'manifests/argument-rejected': (node) =>
    node.setText(SCHEDULER, (text) => text.replace(' --bind-address', ' -bind-address')),
  'manifests/etcd-client-auth-off': (node) => faultById('etcd-client-auth-off').apply(node),
  'manifests/etcd-peer-auth-off': (node) => faultById('etcd-peer-auth-off').apply(node),
  'manifests/flag-relative-path': (node) =>
    node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
      text.replace(/--etcd-cafile=(.*)/, '--etcd-cafile="$1"'),
    ),
  'manifests/flag-wrong-component': (node) =>
    node.setText(ETCD_MANIFEST, (text) => text.replace(' --trusted-ca-file', ' --client-ca-file')),
  'requests/csr-usages-missing': async (node) =>
    node.put(CSR_FILE, await clientRequestYaml({ usages: ['ClientAuth'] })),
  'tls/cipher-unknown': (node) => node.replaceFlag('etcd', 'cipher-suites', 'ECDHE-RSA-AES128-GCM-SHA256'),
  'validity/kubeadm-validity-order': configured('8760h0m0s', '365d'),
};

/** The files of a rule's page as they fail, or others where a fix needs more than the page shows. */
export async function fixCase(rule: string, example: readonly ExampleBlock[]): Promise<FixCase> {
  const change = CHANGES[rule];
  const { machine, now } = change ? await openMachine(change) : await exampleMachine(example, 'failing');
  return { files: machine.files, now };
}
