import assert from 'node:assert/strict';
import { baseName } from '../../../src/core/model/source/directories.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../support/nodeOptions.ts';
import { manifestPath, type NodePki } from '../../support/nodePki.ts';

const PKI = 'etc/kubernetes/pki';
const MANIFESTS = 'etc/kubernetes/manifests';
const APISERVER = manifestPath('kube-apiserver');

type Files = Readonly<Record<string, string>>;

const kubeconfig = (authority: string, certificate: string) =>
  `apiVersion: v1\nkind: Config\nclusters:\n- name: a\n  cluster:\n    certificate-authority: ${authority}\n    server: https://a\n` +
  `users:\n- name: a\n  user:\n    client-certificate: ${certificate}\n    client-key: ${certificate}.key\n` +
  'contexts:\n- name: a\n  context: {cluster: a, user: a}\ncurrent-context: a\n';

const kubeletConfig = (pods: string, authority: string) =>
  `apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nstaticPodPath: ${pods}\nauthentication:\n  x509:\n    clientCAFile: ${authority}\n`;

const pod = (hostPath: string, authority: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: x\nspec:\n  containers:\n  - name: x\n    image: kube-scheduler:v1.34.2\n    command: [kube-scheduler, --client-ca-file=${authority}, --kubeconfig=/manifests/kube-apiserver.yaml]\n` +
  `    volumeMounts: [{name: p, mountPath: /pki}]\n  volumes: [{name: p, hostPath: {path: ${hostPath}}}]\n`;

/** The node's files below a folder, in a folder of the node. */
const copyIn =
  (to: string, from = 'etc/kubernetes') =>
  (node: NodePki): Files =>
    Object.fromEntries(
      [...node.files.keys()].flatMap((path) => (path.startsWith(`${from}/`) ? [[to + path, node.text(path)]] : [])),
    );

/** Files that a stranger adds to a node, so that a part of it seems to be another node. */
const DECOYS: Readonly<Record<string, (node: NodePki) => Files>> = {
  'variables that coincide with a manifest': () => ({ [`${MANIFESTS}/x.env`]: 'ETCD_X=/kube-apiserver.yaml\n' }),
  'variables that coincide with every manifest': () => ({
    [`${MANIFESTS}/x.env`]:
      'ETCD_A=/kube-apiserver.yaml\nETCD_B=/etcd.yaml\nETCD_C=/kube-scheduler.yaml\nETCD_D=/kube-controller-manager.yaml\n',
  }),
  'variables that coincide with files of the PKI': () => ({
    [`${PKI}/x.env`]: 'ETCD_TRUSTED_CA_FILE=/ca.crt\nETCD_CERT_FILE=/apiserver.crt\nETCD_KEY_FILE=/apiserver.key\n',
  }),
  'a unit that coincides with the PKI': () => ({
    'etc/kubernetes/kube-apiserver.service':
      '[Service]\nExecStart=/usr/bin/kube-apiserver --client-ca-file=/pki/ca.crt --etcd-cafile=/pki/etcd/ca.crt --tls-cert-file=/pki/apiserver.crt\n',
  }),
  'a unit among the manifests': () => ({
    [`${MANIFESTS}/etcd.service`]:
      '[Service]\nExecStart=/usr/bin/etcd --config-file=/kube-apiserver.yaml --cert-file=/etcd.yaml\n',
  }),
  'a kubeconfig among the manifests': () => ({
    [`${MANIFESTS}/x.conf`]: kubeconfig('/kube-apiserver.yaml', '/etcd.yaml'),
  }),
  'a kubeconfig that coincides with the PKI': () => ({
    'etc/kubernetes/x.conf': kubeconfig('/pki/ca.crt', '/pki/apiserver.crt'),
  }),
  'a kubeconfig in the PKI': () => ({ [`${PKI}/x.kubeconfig`]: kubeconfig('/ca.crt', '/apiserver.crt') }),
  'a kubelet configuration that names folders of /etc/kubernetes as roots': () => ({
    'etc/kubernetes/kubelet.yaml': kubeletConfig('/manifests', '/pki/ca.crt'),
  }),
  'a kubelet configuration of the pods next to it': () => ({
    [`${MANIFESTS}/../x.yaml`.replace('/..', '')]: kubeletConfig('/', '/kube-apiserver.yaml'),
  }),
  'a folder etc/kubernetes in the PKI': (node) => ({
    [`${PKI}/etc/kubernetes/pki/ca.crt`]: node.text(`${PKI}/ca.crt`),
    [`${PKI}/etc/kubernetes/admin.conf`]: node.text('etc/kubernetes/admin.conf'),
  }),
  'a folder etc/kubernetes among the manifests': (node) => ({
    [`${MANIFESTS}/etc/kubernetes/manifests/kube-apiserver.yaml`]: node.text(APISERVER),
  }),
  'a copy of the node among the manifests': copyIn(`${MANIFESTS}/`),
  'a copy of the node in the PKI': copyIn(`${PKI}/`),
  'a copy of the node in var/lib/kubelet': copyIn('var/lib/kubelet/'),
  'a copy of the node in var/lib': copyIn('var/lib/'),
  'a copy of the manifests in the PKI': copyIn(`${PKI}/`, MANIFESTS),
  'a PKI in etc': (node) => ({ 'etc/pki/apiserver.crt': node.text(`${PKI}/apiserver.crt`) }),
  'an etc/kubernetes of a user': (node) => ({ 'home/me/etc/kubernetes/pki/ca.crt': node.text(`${PKI}/ca.crt`) }),
  'manifests in the PKI': (node) => ({ [`${PKI}/manifests/kube-apiserver.yaml`]: node.text(APISERVER) }),
  'a PKI among the manifests': (node) => ({ [`${MANIFESTS}/pki/apiserver.crt`]: node.text(`${PKI}/apiserver.crt`) }),
  'a pod with a volume that coincides': () => ({ 'etc/kubernetes/x.yaml': pod('/pki', '/pki/ca.crt') }),
  'a pod with a volume among the manifests': () => ({ [`${MANIFESTS}/x.yaml`]: pod('/', '/kube-apiserver.yaml') }),
  'a configuration of kubeadm with another folder': () => ({
    'etc/kubernetes/kubeadm.yaml':
      'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\ncertificatesDir: /pki\netcd:\n  external:\n    endpoints: [https://a:2379]\n    caFile: /pki/etcd/ca.crt\n    certFile: /pki/apiserver-etcd-client.crt\n    keyFile: /pki/apiserver-etcd-client.key\n',
  }),
  'a document that writes a manifest': () => ({
    [`${MANIFESTS}/user-data.yaml`]:
      '#cloud-config\nwrite_files:\n- path: /etc/kubernetes/manifests/kube-apiserver.yaml\n  content: |\n    apiVersion: v1\n',
  }),
};

async function found(files: ReadonlyMap<string, NodeFile>, now: Date, except: readonly string[]) {
  const { report, workspace } = await inspectFiles(files, now);
  const isOwn = ({ uri }: { readonly uri: string }) => except.some((path) => workspace.uri(path) === uri);
  return {
    /** One finding about equal files stands at one of them. */
    findings: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .flatMap(({ rule, at, related }) => {
        const place = [at, ...related].find((one) => !isOwn(one) && baseName(one.uri) === baseName(at.uri));
        return place ? `${rule} ${workspace.path(place.uri)}` : [];
      })
      .sort(),
    /** On which node each file is. */
    nodes: report.nodes
      .flatMap(({ view }) =>
        view.files.map(({ file, hostPath }) => ({ uri: file.uri, text: `${view.root?.path} ${hostPath}` })),
      )
      .filter((one) => !isOwn(one))
      .map(({ uri, text }) => `${workspace.path(uri)}: ${text}`)
      .sort(),
  };
}

/** A node on which a CA does not verify etcd, the API server's certificate has expired, and the scheduler's kubeconfig trusts another CA. */
async function faulty(): Promise<NodePki> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  node.replaceFlag('kube-apiserver', 'etcd-cafile', '/etc/kubernetes/pki/front-proxy-ca.crt');
  node.replaceCertificate(`${PKI}/apiserver-kubelet-client.crt`, {
    notAfter: new Date(node.settings.now.getTime() - 1000),
  });
  node.setKubeconfigAuthority('etc/kubernetes/scheduler.conf', await node.otherAuthority());
  return node;
}

/** The node's files as its "/" in a folder, or a copy of its /etc/kubernetes alone. */
const LAYOUTS: Readonly<Record<string, (path: string) => string | undefined>> = {
  'a node': (path) => path,
  'a node in a folder': (path) => `cluster/cp-1/${path}`,
  'a copy of /etc/kubernetes': (path) => /^etc\/kubernetes\/(.*)/.exec(path)?.[1],
  'a copy of /etc/kubernetes in a folder': (path) =>
    /^etc(\/kubernetes\/.*)/.exec(path)?.[1]?.replace('/kubernetes', 'cp-1'),
};

function placed(files: ReadonlyMap<string, NodeFile>, place: (path: string) => string | undefined) {
  const found = new Map<string, NodeFile>();
  for (const [path, file] of files) {
    const at = place(path);
    if (at !== undefined) found.set(at, file);
  }
  return found;
}

for (const [layout, place] of Object.entries(LAYOUTS)) {
  describe(`${layout} is the same with`, () => {
    for (const [decoy, files] of Object.entries(DECOYS)) {
      it(decoy, async () => {
        const node = await faulty();
        const { now } = node.settings;
        const added = Object.entries(files(node));
        const paths = added.flatMap(([path]) => place(path) ?? []);
        const without = await found(placed(node.files, place), now, paths);
        assert.ok(without.findings.length >= 2);
        for (const [path, text] of added) node.put(path, text);
        const beside = await found(placed(node.files, place), now, paths);
        assert.deepEqual(beside.nodes, without.nodes);
        assert.deepEqual(beside.findings, without.findings);
      });
    }
  });
}
