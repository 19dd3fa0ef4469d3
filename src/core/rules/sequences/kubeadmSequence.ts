import { certificatesFolder, lacksKubeadm } from '../../cluster/nodes/certificatesFolder.ts';
import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { flagText } from '../../cluster/nodes/flags.ts';
import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { kubeadmRenewal } from '../../cluster/nodes/renewal.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import {
  KUBEADM_FOLDER,
  type KubeadmCertificate,
  kubeadmCertificateAt,
  kubeadmKubeconfigAt,
} from '../../kubernetes/kubeadm/kubeadmCertificates.ts';
import { KUBEADM_APIS } from '../../kubernetes/versions/kubeadmApi.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { commandWords } from '../../model/text/shellCommand.ts';
import { type Composed, joined } from '../../model/text/text.ts';
import type { DialedHost } from '../../uses/side/dialedHost.ts';
import { apiserverHosts } from '../../uses/views/dialedHosts.ts';
import { allNames, namesIn } from './names.ts';
import { isReread, PAIR_READERS } from './rereading.ts';
import { certificateCheck, kubeconfigCheck, kubeconfigLook, type Sequence, STAGED } from './sequence.ts';

/**
 * Issues a file of kubeadm's again. kubeadm keeps files that exist (kubeadm, cmd/phases/init/certs.go and phases/kubeconfig), so it writes to
 * another folder, in which links lead to the CA. `names` are hosts that the certificate lacks. Undefined for a file that kubeadm does not create,
 * or whose CA's key is not on the node.
 */
export function kubeadmReissue(node: NodeView, hostPath: string, names: readonly string[] = []): Sequence | undefined {
  const made = madeByKubeadm(node, hostPath);
  if (!made) return undefined;
  const { pair, kubeconfig = '', folder } = made;
  const stem = hostPath.replace(/\.(?:crt|key)$/, '');
  const exchange = (from: string, to: string) => ({ from, to, isThere: isThere(node, to) });
  if (!pair) {
    const file = `${STAGED}/${kubeconfig}.conf`;
    return {
      steps: kubeadmKubeconfig(node, kubeconfig, folder),
      looks: [kubeconfigLook(file)],
      exchanges: [exchange(file, hostPath)],
      restarts: readersOf(kubeconfig),
      checks: [kubeconfigCheck(hostPath)],
    };
  }
  const staged = `${STAGED}${stem.slice(folder.length)}`;
  return {
    steps: issueSteps(node, pair, folder, names),
    looks: [certificateCheck(`${staged}.crt`)],
    exchanges: ['key', 'crt'].map((ending) => exchange(`${staged}.${ending}`, `${stem}.${ending}`)),
    restarts: readersOf(pair.name),
    checks: [],
  };
}

/** Renews a certificate of kubeadm's: it copies the names and usages of the old one (kubeadm, phases/certs/renewal/manager.go). */
export function kubeadmRenew(node: NodeView, hostPath: string): Sequence | undefined {
  const renewal = kubeadmRenewal(node, hostPath);
  const made = madeByKubeadm(node, hostPath);
  if (!renewal || !made) return undefined;
  const { pair, kubeconfig = '' } = made;
  return {
    steps: [],
    edits: [renewal],
    restarts: pair && isReread(node, pair.name) ? [] : readersOf(pair?.name ?? kubeconfig),
    checks: [pair ? certificateCheck(hostPath) : kubeconfigCheck(hostPath)],
  };
}

type Pair = Pick<KubeadmCertificate, 'name' | 'authority'>;

interface Made {
  readonly pair?: Pair | undefined;
  readonly kubeconfig?: string | undefined;
  readonly folder: string;
}

function madeByKubeadm(node: NodeView, hostPath: string): Made | undefined {
  if (lacksKubeadm(node)) return undefined;
  const folder = certificatesFolder(node);
  const usual = hostPath.startsWith(`${folder}/`) ? `${KUBEADM_FOLDER}${hostPath.slice(folder.length)}` : hostPath;
  const pair = kubeadmCertificateAt(usual.replace(/\.key$/, '.crt'));
  const kubeconfig = kubeadmKubeconfigAt(usual);
  if ((pair === undefined && kubeconfig === undefined) || !hasKeyOf(node, folder, pair?.authority ?? 'ca'))
    return undefined;
  return { pair, kubeconfig, folder };
}

/** The components that read a kubeconfig or a pair; empty if no restart is needed. */
function readersOf(name: string): readonly ComponentName[] {
  const reader = PAIR_READERS[name] ?? KUBECONFIG_READERS[name];
  return reader === undefined ? [] : [reader];
}

const KUBECONFIG_READERS: Readonly<Record<string, ComponentName>> = {
  'controller-manager': 'kube-controller-manager',
  scheduler: 'kube-scheduler',
};

/** Keys are rightly left out of a copy: on the node they are there, next to their certificates. */
function isThere(node: NodeView, path: string): boolean {
  if (fileAt(node, path) !== undefined) return true;
  return !node.hasPrivateKeys && path.endsWith('.key') && fileAt(node, path.replace(/\.key$/, '.crt')) !== undefined;
}

function hasKeyOf(node: NodeView, folder: string, authority: string): boolean {
  return !node.hasPrivateKeys || fileAt(node, `${folder}/${stemOf(authority)}.key`) !== undefined;
}

/** The paths of a CA's files, without suffix. */
const STEMS: Readonly<Record<string, string>> = {
  ca: 'ca',
  'etcd-ca': 'etcd/ca',
  'front-proxy-ca': 'front-proxy-ca',
};

function stemOf(authority: string | undefined): string {
  return STEMS[authority ?? 'ca'] ?? 'ca';
}

function issueSteps(
  node: NodeView,
  { name, authority }: Pair,
  folder: string,
  names: readonly string[],
): readonly Composed[] {
  const stem = stemOf(authority);
  const isEtcd = stem.startsWith('etcd/');
  const at = { certificate: `${folder}/${stem}.crt`, key: `${folder}/${stem}.key`, staged: STAGED };
  return [
    ...(isEtcd || name.startsWith('etcd-') ? [commandWords('mkdir -p {staged}/etcd', at)] : []),
    isEtcd
      ? commandWords('ln -sf {certificate} {key} {staged}/etcd/', at)
      : commandWords('ln -sf {certificate} {key} {staged}/', at),
    ...phaseSteps(node, name, folder, names),
  ];
}

function phaseSteps(node: NodeView, name: string, folder: string, names: readonly string[]): readonly Composed[] {
  if (name.startsWith('etcd-') && name !== 'etcd-healthcheck-client') return etcdSteps(node, name, folder, names);
  const issue = commandWords('kubeadm init phase certs {name}', { name });
  const words = name === 'apiserver' ? withServer(node, issue, folder, names) : issue;
  return [offline(commandWords('{words} --cert-dir={staged}', { words, staged: STAGED }))];
}

/** Without a version kubeadm looks for its newest one on the internet. */
function offline(words: Composed): Composed {
  return commandWords('{words} --kubernetes-version="$(kubeadm version -o short)"', { words });
}

/** The names that kubeadm puts into the API server's certificate, according to the node. */
function withServer(node: NodeView, issue: Composed, folder: string, names: readonly string[]): Composed {
  const apiserver = componentOf(node, 'kube-apiserver');
  const address = advertised(node);
  const range = flagText(apiserver, 'service-cluster-ip-range');
  const known = namesIn(node, `${folder}/apiserver.crt`);
  // The names in the old certificate, or those that clients use if it cannot be read.
  const wanted =
    known.length > 0 ? known : apiserverHosts(node).flatMap(({ why, host }) => (isGiven(why, host) ? [] : [host]));
  const sans = allNames(wanted, names).join(',');
  const placed = address
    ? commandWords('{words} --apiserver-advertise-address={address}', { words: issue, address })
    : issue;
  const ranged = range ? commandWords('{words} --service-cidr={range}', { words: placed, range }) : placed;
  return sans === '' ? ranged : commandWords('{words} --apiserver-cert-extra-sans={sans}', { words: ranged, sans });
}

/** The names that kubeadm adds by itself, or because of the other flags. */
function isGiven(why: DialedHost['why'], host: string): boolean {
  if (why === 'service-name') return !host.startsWith('kubernetes.default.svc.') || host.endsWith('.svc.cluster.local');
  return why === 'service-ip' || why === 'advertise-address';
}

/** The version that most releases of kubeadm read, for a node whose release is unknown. */
const USUAL_API = 'kubeadm.k8s.io/v1beta3';

/** kubeadm takes the names of etcd's certificates from its configuration alone. */
function etcdSteps(node: NodeView, name: string, folder: string, names: readonly string[]): readonly Composed[] {
  const file = name === 'etcd-server' ? 'server' : 'peer';
  const sans = allNames(namesIn(node, `${folder}/etcd/${file}.crt`), names);
  const address = advertised(node);
  const apiVersion = KUBEADM_APIS.findLast((api) => holdsForCluster(node, api) === 'yes')?.apiVersion ?? USUAL_API;
  const init = [
    `apiVersion: ${apiVersion}`,
    'kind: InitConfiguration',
    ...(address === undefined ? [] : ['localAPIEndpoint:', `  advertiseAddress: "${address}"`]),
  ];
  const cluster = [
    `apiVersion: ${apiVersion}`,
    'kind: ClusterConfiguration',
    commandWords('"kubernetesVersion: $(kubeadm version -o short)"'),
    `certificatesDir: ${STAGED}`,
    'etcd:',
    '  local:',
    '    dataDir: /var/lib/etcd',
    ...(sans.length === 0 ? [] : [`    ${file}CertSANs: [${sans.map((one) => `"${one}"`).join(', ')}]`]),
  ];
  const at = { config: `${STAGED}/kubeadm-${file}.yaml`, name };
  return [
    commandWords("printf '%s\\n' {init} --- {cluster} > {config}", {
      config: at.config,
      init: joined(init, ' '),
      cluster: joined(cluster, ' '),
    }),
    commandWords('kubeadm init phase certs {name} --config={config}', at),
  ];
}

/** `kubeadm init phase kubeconfig` into the folder of new files, for the address that the node advertises. */
export function kubeadmKubeconfig(
  node: NodeView,
  name: string,
  folder: string,
  nodeName?: string,
): readonly Composed[] {
  const at = { kubeconfig: `${STAGED}/${name}.conf`, authority: `${folder}/ca.crt` };
  const authorities = fileAt(node, at.authority)?.file.artifacts ?? [];
  return [
    kubeconfigPhase(node, name, folder, nodeName),
    // kubeadm embeds the first certificate of a bundle.
    ...(authorities.length > 1
      ? [
          commandWords(
            'kubectl config set-cluster kubernetes --kubeconfig {kubeconfig} --certificate-authority {authority} --embed-certs=true',
            at,
          ),
        ]
      : []),
  ];
}

function kubeconfigPhase(node: NodeView, name: string, folder: string, nodeName: string | undefined): Composed {
  const phase = commandWords('kubeadm init phase kubeconfig {name}', { name });
  const issue = nodeName === undefined ? phase : commandWords('{phase} --node-name={nodeName}', { phase, nodeName });
  const address = advertised(node);
  const port = flagText(componentOf(node, 'kube-apiserver'), 'secure-port');
  const placed = address ? commandWords('{issue} --apiserver-advertise-address={address}', { issue, address }) : issue;
  const ported =
    port !== undefined && port !== '6443' && /^\d{1,5}$/.test(port)
      ? commandWords('{placed} --apiserver-bind-port={port}', { placed, port })
      : placed;
  const read = folder === KUBEADM_FOLDER ? ported : commandWords('{ported} --cert-dir={folder}', { ported, folder });
  return offline(commandWords('{read} --kubeconfig-dir={staged}', { read, staged: STAGED }));
}

function advertised(node: NodeView): string | undefined {
  const address = flagText(componentOf(node, 'kube-apiserver'), 'advertise-address');
  return address !== undefined && parseIp(address) ? address : undefined;
}
