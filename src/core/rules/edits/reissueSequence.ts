import { certificatesFolder } from '../../cluster/nodes/certificatesFolder.ts';
import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { flagText } from '../../cluster/nodes/flags.ts';
import { fileAt, hostPathOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { formatIp, parseIp } from '../../formats/x509/ipAddress.ts';
import { dnsNames, ipAddresses } from '../../formats/x509/subjectNames.ts';
import {
  KUBEADM_FOLDER,
  kubeadmCertificateAt,
  kubeadmKubeconfigAt,
} from '../../kubernetes/kubeadm/kubeadmCertificates.ts';
import { KUBEADM_APIS } from '../../kubernetes/versions/kubeadmApi.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { commandWords, type ShellCommand, shellCommand } from '../../model/text/shellCommand.ts';
import { type Composed, joined } from '../../model/text/text.ts';

/** Where what is replaced is kept: nothing reads it there. */
const KEPT = '/root/old-pki';

const MANIFESTS = '/etc/kubernetes/manifests';

/** The commands that make the file at a URI again; see `reissueSequence`. */
export function reissue(node: NodeView, uri: string, names: readonly string[] = []): ShellCommand | undefined {
  return reissueSequence(node, hostPathOfUri(node, uri), names);
}

/**
 * The commands that make a file of kubeadm's again: kubeadm keeps files that exist (kubeadm, cmd/phases/init/certs.go and
 * phases/kubeconfig), so the old ones are moved away first; then the component that read them starts again, and the result is shown.
 * `names` are hosts that the certificate lacks. Undefined for a file that kubeadm does not make, or whose CA's key is not on the node.
 */
export function reissueSequence(
  node: NodeView,
  hostPath: string | undefined,
  names: readonly string[] = [],
): ShellCommand | undefined {
  if (hostPath === undefined) return undefined;
  const folder = certificatesFolder(node);
  const usual = hostPath.startsWith(`${folder}/`) ? `${KUBEADM_FOLDER}${hostPath.slice(folder.length)}` : hostPath;
  const pair = kubeadmCertificateAt(usual.replace(/\.key$/, '.crt'));
  const kubeconfig = kubeadmKubeconfigAt(usual);
  const authority = pair ? pair.authority : 'ca';
  if ((pair === undefined && kubeconfig === undefined) || !hasKeyOf(node, folder, authority)) return undefined;
  const restarted = pair ? READERS[pair.name] : kubeconfig && KUBECONFIG_READERS[kubeconfig];
  const at = { path: hostPath.replace(/\.(?:crt|key)$/, ''), kept: KEPT };
  const old = (pair ? [`${at.path}.crt`, `${at.path}.key`] : [hostPath]).filter((path) => mayBeThere(node, path));
  const steps: readonly Composed[] = [
    commandWords('mkdir -p -m 700 {kept}', at),
    ...(old.length > 0 ? [commandWords('mv {old} {kept}/', { ...at, old: joined(old, ' ') })] : []),
    ...(pair ? issueSteps(node, pair.name, folder, names) : kubeconfigSteps(node, kubeconfig ?? '', folder)),
    ...(restarted === undefined ? [] : restartSteps(restarted)),
    pair
      ? commandWords(
          'openssl x509 -in {path}.crt -noout -subject -issuer -dates -ext subjectAltName,extendedKeyUsage',
          at,
        )
      : commandWords('kubectl --kubeconfig {path} auth whoami', at),
  ];
  return shellCommand(steps.reduce((first, second) => commandWords('{first} &&\n{second}', { first, second })));
}

/** The static pod that reads the pair only when it starts; undefined where nothing needs a restart. */
const READERS: Readonly<Record<string, string>> = {
  apiserver: 'kube-apiserver',
  'apiserver-etcd-client': 'kube-apiserver',
  'apiserver-kubelet-client': 'kube-apiserver',
  'front-proxy-client': 'kube-apiserver',
  'etcd-server': 'etcd',
  'etcd-peer': 'etcd',
};

const KUBECONFIG_READERS: Readonly<Record<string, string>> = {
  'controller-manager': 'kube-controller-manager',
  scheduler: 'kube-scheduler',
};

/** Keys are rightly left out of a copy: on the node they are there. */
function mayBeThere(node: NodeView, path: string): boolean {
  return fileAt(node, path) !== undefined || (path.endsWith('.key') && !node.hasPrivateKeys);
}

function hasKeyOf(node: NodeView, folder: string, authority: string): boolean {
  return !node.hasPrivateKeys || fileAt(node, `${folder}/${KEYS[authority]}`) !== undefined;
}

const KEYS: Readonly<Record<string, string>> = {
  ca: 'ca.key',
  'etcd-ca': 'etcd/ca.key',
  'front-proxy-ca': 'front-proxy-ca.key',
};

function issueSteps(node: NodeView, name: string, folder: string, names: readonly string[]): readonly Composed[] {
  if (name.startsWith('etcd-') && name !== 'etcd-healthcheck-client') return etcdSteps(node, name, folder, names);
  const issue = commandWords('kubeadm init phase certs {name}', { name });
  return [withFolder(name === 'apiserver' ? withServer(node, issue, folder, names) : issue, folder)];
}

/** What kubeadm puts into the API server's certificate, as the node has it. */
function withServer(node: NodeView, issue: Composed, folder: string, names: readonly string[]): Composed {
  const apiserver = componentOf(node, 'kube-apiserver');
  const address = advertised(node);
  const range = flagText(apiserver, 'service-cluster-ip-range');
  const sans = allNames(namesIn(node, `${folder}/apiserver.crt`), names).join(',');
  const placed = address
    ? commandWords('{words} --apiserver-advertise-address={address}', { words: issue, address })
    : issue;
  const ranged = range ? commandWords('{words} --service-cidr={range}', { words: placed, range }) : placed;
  return sans === '' ? ranged : commandWords('{words} --apiserver-cert-extra-sans={sans}', { words: ranged, sans });
}

/** What most releases of kubeadm read, where that of the node is not known. */
const USUAL_API = 'kubeadm.k8s.io/v1beta3';

/** kubeadm takes the names of etcd's certificates from its configuration alone. */
function etcdSteps(node: NodeView, name: string, folder: string, names: readonly string[]): readonly Composed[] {
  const file = name === 'etcd-server' ? 'server' : 'peer';
  const sans = allNames(namesIn(node, `${folder}/etcd/${file}.crt`), names);
  const address = advertised(node);
  const apiVersion = KUBEADM_APIS.findLast((api) => holdsForCluster(node, api) === 'yes')?.apiVersion ?? USUAL_API;
  const lines = [
    `apiVersion: ${apiVersion}`,
    'kind: InitConfiguration',
    ...(address === undefined ? [] : ['localAPIEndpoint:', `  advertiseAddress: "${address}"`]),
    '---',
    `apiVersion: ${apiVersion}`,
    'kind: ClusterConfiguration',
    `certificatesDir: ${folder}`,
    'etcd:',
    '  local:',
    '    dataDir: /var/lib/etcd',
    ...(sans.length === 0 ? [] : [`    ${file}CertSANs: [${sans.map((one) => `"${one}"`).join(', ')}]`]),
  ];
  const at = { config: `${KEPT}/kubeadm.yaml`, name };
  return [
    commandWords("printf '%s\\n' {lines} > {config}", { ...at, lines: joined(lines, ' ') }),
    commandWords('kubeadm init phase certs {name} --config={config}', at),
  ];
}

function kubeconfigSteps(node: NodeView, name: string, folder: string): readonly Composed[] {
  const issue = commandWords('kubeadm init phase kubeconfig {name}', { name });
  const address = advertised(node);
  const placed = address ? commandWords('{issue} --apiserver-advertise-address={address}', { issue, address }) : issue;
  return [withFolder(placed, folder)];
}

/** A static pod starts again when its manifest comes back (kubernetes.io, "Certificate Management with kubeadm"). */
function restartSteps(component: string): readonly Composed[] {
  const at = { manifest: `${MANIFESTS}/${component}.yaml`, folder: `${MANIFESTS}/`, kept: `${KEPT}/${component}.yaml` };
  return [commandWords('mv {manifest} {kept}', at), commandWords('sleep 20'), commandWords('mv {kept} {folder}', at)];
}

function withFolder(words: Composed, folder: string): Composed {
  return folder === KUBEADM_FOLDER ? words : commandWords('{words} --cert-dir={folder}', { words, folder });
}

function advertised(node: NodeView): string | undefined {
  const address = flagText(componentOf(node, 'kube-apiserver'), 'advertise-address');
  return address !== undefined && parseIp(address) ? address : undefined;
}

/** Each once; what is no name or address of a host is left out. */
function allNames(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat().filter((name) => /^[\w.*:-]{1,253}$/.test(name)))];
}

/** The names that the certificate has and keeps. */
function namesIn(node: NodeView, path: string): readonly string[] {
  const leaf = fileAt(node, path)?.file.artifacts.find((one) => one.kind === 'certificate');
  return leaf ? [...dnsNames(leaf.certificate), ...ipAddresses(leaf.certificate).map(formatIp)] : [];
}
