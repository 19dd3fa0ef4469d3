import { urlHost } from '../ipAddress.ts';
import { apiserverFlags, clientCa } from './apiserverFlags.ts';
import type { ComponentDraft, FlagPair, NodeDraft } from './nodeDraft.ts';
import { etcdMinor } from './release.ts';
import type { KubeconfigRole } from './roles.ts';

/** Gives the node the components that its layout runs. */
export function addComponents(draft: NodeDraft): void {
  const { layout } = draft.design;
  const pki = pkiFolders(draft);
  // k0s gives flags to its children, and no file holds them.
  if (layout.runs === 'k0s') return;
  if (layout.runs !== 'one process') {
    add(draft, 'kube-apiserver', apiserverFlags(draft), pki);
    add(draft, 'kube-controller-manager', controllerManagerFlags(draft), [
      ...pki,
      kubeconfig(draft, 'controller-manager'),
    ]);
    add(draft, 'kube-scheduler', schedulerFlags(draft), [kubeconfig(draft, 'scheduler')]);
  }
  if (layout.places.has('etcd-server')) {
    const folders = ['etcd-ca', 'etcd-server', 'etcd-peer'] as const;
    const mounts = folders.map((role) =>
      folderOf(draft.path(draft.authorityRole(draft.leafRole(role as 'etcd-peer') as 'ca'))),
    );
    add(draft, 'etcd', etcdFlags(draft), ['/var/lib/etcd', ...new Set(mounts)]);
  }
  if (layout.kubeconfigs.has('kubelet-client')) add(draft, 'kubelet', kubeletFlags(draft), []);
  if (layout.kubeconfigs.has('kube-proxy')) {
    const config = `${folderOf(kubeconfig(draft, 'kube-proxy'))}/kube-proxy-config.yaml`;
    add(
      draft,
      'kube-proxy',
      [
        ['config', config],
        ['v', '2'],
      ],
      [],
    );
  }
}

function add(
  draft: NodeDraft,
  name: Parameters<NodeDraft['component']>[0],
  flags: FlagPair[],
  mounts: readonly string[],
) {
  const component: ComponentDraft = { flags, mounts: [...mounts] };
  draft.components.set(name, component);
}

/** Host path of an identity's kubeconfig. Throws if the layout has none. */
export function kubeconfig(draft: NodeDraft, role: KubeconfigRole): string {
  const path = draft.design.layout.kubeconfigs.get(role);
  if (path === undefined) throw new Error(`no kubeconfig for ${role}`);
  return path;
}

export const folderOf = (path: string): string => path.replace(/\/[^/]+$/, '');

/** The folders of everything that is not etcd's own. */
function pkiFolders(draft: NodeDraft): string[] {
  const roles = ['ca', 'apiserver', 'apiserver-etcd-client', 'front-proxy-ca'] as const;
  const folders = [
    ...roles.map((role) => folderOf(draft.path(role))),
    folderOf(draft.path(draft.authorityRole('etcd-ca'))),
  ];
  return [...new Set(folders)].filter((folder) => !folders.some((other) => folder.startsWith(`${other}/`)));
}

function controllerManagerFlags(draft: NodeDraft): FlagPair[] {
  const { design } = draft;
  const { minor } = design.release;
  const config = kubeconfig(draft, 'controller-manager');
  const isByHand = design.layout.runs === 'units';
  const hasPlainClient = isByHand && minor < 20 && design.seed % 2 === 0;
  const signer = clientCa(draft);
  const durationFlag = minor < 20 ? 'experimental-cluster-signing-duration' : 'cluster-signing-duration';
  return [
    ['allocate-node-cidrs', 'true'],
    ...(hasPlainClient
      ? ([['master', 'http://127.0.0.1:8080']] as const)
      : ([
          ['authentication-kubeconfig', config],
          ['authorization-kubeconfig', config],
        ] as const)),
    ['bind-address', '127.0.0.1'],
    ...(isByHand ? [] : ([['client-ca-file', draft.path(signer)]] as const)),
    ['cluster-cidr', design.podSubnet],
    ['cluster-name', 'kubernetes'],
    // Certificates of an intermediate would come without a chain: an external signer issues them.
    ['cluster-signing-cert-file', design.hasIntermediate ? '' : signerFile(draft)],
    ['cluster-signing-key-file', design.hasIntermediate ? '' : draft.keyPath(signer)],
    ...(isByHand ? ([[durationFlag, '87600h0m0s']] as const) : []),
    ['controllers', '*,bootstrapsigner,tokencleaner'],
    ...(hasPlainClient ? [] : ([['kubeconfig', config]] as const)),
    ['leader-elect', 'true'],
    ...(minor < 18 && !isByHand ? ([['node-cidr-mask-size', '24']] as const) : []),
    ...(minor >= 19 && minor < 23 && !isByHand ? ([['port', '0']] as const) : []),
    ...(isByHand ? [] : ([['requestheader-client-ca-file', draft.path('front-proxy-ca')]] as const)),
    ['root-ca-file', draft.path('ca')],
    ['service-account-private-key-file', draft.keyPath('service-account')],
    ['service-cluster-ip-range', design.serviceSubnet],
    ['use-service-account-credentials', 'true'],
  ];
}

/** The signer's file must have exactly one certificate: next to a bundle it is a separate file. */
function signerFile(draft: NodeDraft): string {
  const path = draft.path(clientCa(draft));
  const isBundle = draft.design.isRotating && clientCa(draft) === 'ca';
  return isBundle ? path.replace(/(\.\w+)$/, '-signing$1') : path;
}

function schedulerFlags(draft: NodeDraft): FlagPair[] {
  const { release, layout, seed } = draft.design;
  const config = kubeconfig(draft, 'scheduler');
  if (layout.runs === 'units' && release.minor < 20 && seed % 2 === 0) {
    return [
      ['address', '127.0.0.1'],
      ['leader-elect', 'true'],
      ['master', 'http://127.0.0.1:8080'],
    ];
  }
  return [
    ...(release.minor < 17
      ? []
      : ([
          ['authentication-kubeconfig', config],
          ['authorization-kubeconfig', config],
        ] as const)),
    ['bind-address', '127.0.0.1'],
    ['kubeconfig', config],
    ['leader-elect', 'true'],
    ...(release.minor >= 19 && release.minor < 23 && layout.runs !== 'units' ? ([['port', '0']] as const) : []),
  ];
}

function etcdFlags(draft: NodeDraft): FlagPair[] {
  const { address, nodeName, release, layout } = draft.design;
  const host = layout.hosts?.etcd ?? urlHost(address);
  const loopback = address.includes(':') ? '[::1]' : '127.0.0.1';
  const peer = draft.leafRole('etcd-peer');
  const members = draft.design.members ?? [{ name: nodeName, address: layout.hosts?.etcd ?? address }];
  const listens = layout.hosts ? '0.0.0.0' : host;
  const version = etcdMinor(release);
  const isKubeadm = layout.runs === 'kubeadm' && layout.name !== 'kubespray';
  const versioned: FlagPair[] =
    version < 3.5
      ? []
      : version < 3.6
        ? [
            ['experimental-initial-corrupt-check', 'true'],
            ...(release.minor < 24 ? [] : ([['experimental-watch-progress-notify-interval', '5s']] as const)),
          ]
        : [
            ['feature-gates', 'InitialCorruptCheck=true'],
            ['watch-progress-notify-interval', '5s'],
          ];
  return [
    ['advertise-client-urls', `https://${host}:2379`],
    ['cert-file', draft.path('etcd-server')],
    ['client-cert-auth', 'true'],
    ['data-dir', '/var/lib/etcd'],
    ...(isKubeadm ? versioned : []),
    ['initial-advertise-peer-urls', `https://${host}:2380`],
    ['initial-cluster', members.map((member) => `${member.name}=https://${urlHost(member.address)}:2380`).join(',')],
    ['key-file', draft.keyPath('etcd-server')],
    ['listen-client-urls', `${layout.hosts ? '' : `https://${loopback}:2379,`}https://${listens}:2379`],
    ['listen-metrics-urls', `http://${layout.hosts ? listens : loopback}:2381`],
    ['listen-peer-urls', `https://${listens}:2380`],
    ['name', nodeName],
    ['peer-cert-file', draft.path(peer)],
    ['peer-client-cert-auth', 'true'],
    ['peer-key-file', draft.keyPath(peer)],
    ['peer-trusted-ca-file', draft.path(draft.authorityRole('etcd-peer-ca'))],
    ['snapshot-count', '10000'],
    ['trusted-ca-file', draft.path(draft.authorityRole('etcd-ca'))],
  ];
}

function kubeletFlags(draft: NodeDraft): FlagPair[] {
  const { layout, nodeName, release, style } = draft.design;
  const { minor } = release;
  return [
    ['config', `${layout.kubeletHome}/config.yaml`],
    ...(style.dropIn && minor >= 30 ? ([['config-dir', '/etc/kubernetes/kubelet.conf.d']] as const) : []),
    ...(layout.runs === 'units' ? [['cert-dir', `${layout.kubeletHome}/pki`] as const] : []),
    ['bootstrap-kubeconfig', `${folderOf(kubeconfig(draft, 'kubelet-client'))}/bootstrap-kubelet.conf`],
    ['kubeconfig', kubeconfig(draft, 'kubelet-client')],
    ['hostname-override', nodeName],
    ...(minor < 24
      ? ([['network-plugin', 'cni']] as const)
      : ([['container-runtime-endpoint', 'unix:///run/containerd/containerd.sock']] as const)),
    ...(minor < 35 ? ([['pod-infra-container-image', 'registry.k8s.io/pause:3.9']] as const) : []),
  ];
}
