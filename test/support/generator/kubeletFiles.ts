import { issue } from '../certificates.ts';
import { addressIn } from '../ipAddress.ts';
import { key, privateKeyPem } from '../keyPair.ts';
import { datedName, SYSTEMD_DROP_IN } from '../kubeletFiles.ts';
import { kubeletConfigText } from '../layouts/layout.ts';
import { days } from '../nodeOptions.ts';
import { folderOf } from './componentFlags.ts';
import type { NodeDraft } from './nodeDraft.ts';
import { manifestFolder, putUnit } from './unitText.ts';

/** Everything of the kubelet: its settings, what starts it, its certificates. */
export async function putKubelet(draft: NodeDraft): Promise<void> {
  if (!draft.design.layout.kubeconfigs.has('kubelet-client')) return;
  const { layout, release, style, domain, serviceSubnet } = draft.design;
  const home = layout.kubeletHome;
  // k0s starts its kubelet with flags, and gives it a pair of the cluster's CA.
  if (layout.runs === 'k0s') return putClient(draft);
  const hasDropIn = style.dropIn && release.minor >= 30;
  const clientCa = draft.path(draft.authorityRole('client-ca'));
  const more = [
    `clusterDNS: [${JSON.stringify(addressIn(serviceSubnet, 10))}]`,
    `clusterDomain: ${domain}`,
    'rotateCertificates: true',
    `staticPodPath: ${manifestFolder(draft)}`,
    ...(layout.places.has('kubelet-server')
      ? [`tlsCertFile: ${draft.path('kubelet-server')}`, `tlsPrivateKeyFile: ${draft.keyPath('kubelet-server')}`]
      : []),
  ];
  draft.putAt(`${home}/config.yaml`, kubeletConfigText(hasDropIn ? '""' : clientCa, more));
  if (hasDropIn) {
    const kind = 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n';
    draft.putAt(
      '/etc/kubernetes/kubelet.conf.d/20-authentication.conf',
      `${kind}authentication:\n  x509:\n    clientCAFile: ${clientCa}\n`,
    );
  }
  putStart(draft);
  if (!layout.places.has('kubelet-client')) putClient(draft);
  if (!layout.places.has('kubelet-server')) await putSelfSigned(draft);
}

function putStart(draft: NodeDraft): void {
  const { layout } = draft.design;
  if (layout.runs !== 'kubeadm' || layout.name === 'minikube') putUnit(draft, 'kubelet');
  else putPackaged(draft);
}

/** The unit of kubeadm's package, its drop-in, and the flags that kubeadm adds. */
function putPackaged(draft: NodeDraft): void {
  const extra = draft.component('kubelet').flags.filter(([flag]) => !flag.endsWith('kubeconfig') && flag !== 'config');
  draft.putAt(
    '/usr/lib/systemd/system/kubelet.service',
    '[Unit]\nDescription=kubelet\n\n[Service]\nExecStart=/usr/bin/kubelet\nRestart=always\n',
  );
  draft.putAt('/usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf', SYSTEMD_DROP_IN);
  draft.putAt(
    '/var/lib/kubelet/kubeadm-flags.env',
    `KUBELET_KUBEADM_ARGS="${extra.map(([flag, value]) => `--${flag}=${value}`).join(' ')}"\n`,
  );
}

/** The rotated client pair, by a link or, as copies often have it, by its content. */
function putClient(draft: NodeDraft): void {
  const { layout, created, seed } = draft.design;
  const client = draft.certificate('kubelet-client');
  const chain = draft.chains.get('kubelet-client') ?? [];
  const folder = `${layout.kubeletHome}/pki`;
  const text =
    [client, ...chain].map(({ pem }) => pem).join('') + privateKeyPem(draft.keys.get('kubelet-client') ?? client.key);
  const dated = `${folder}/${datedName('client', created)}`;
  draft.putAt(dated, text);
  if (seed % 3 === 0) draft.putAt(`${folder}/kubelet-client-current.pem`, text);
  else
    draft.files.set(`${folder}/kubelet-client-current.pem`.slice(1), {
      linkTo: seed % 3 === 1 ? dated : (dated.split('/').at(-1) ?? ''),
    });
}

/** The pair that the kubelet makes itself where it is given none. */
async function putSelfSigned(draft: NodeDraft): Promise<void> {
  const { nodeName, created, layout } = draft.design;
  const seconds = Math.floor(created.getTime() / 1000);
  const common = { notBefore: created, notAfter: days(created, 365) };
  const authority = issue({
    ...common,
    subject: { commonName: `${nodeName}-ca@${seconds}` },
    key: await key('generated kubelet ca'),
    ca: true,
    keyUsage: ['digitalSignature', 'keyEncipherment', 'keyCertSign'],
    subjectKeyId: true,
  });
  const leaf = issue({
    ...common,
    subject: { commonName: `${nodeName}@${seconds}` },
    key: await key('generated kubelet'),
    issuer: authority,
    ca: false,
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsage: ['serverAuth'],
    sans: [`dns:${nodeName}`],
    authorityKeyId: true,
  });
  const folder = `${layout.kubeletHome}/pki`.slice(1);
  draft.pair(leaf, `${folder}/kubelet.crt`, `${folder}/kubelet.key`, [authority]);
}

/** kube-proxy's settings, which name its kubeconfig. */
export function putProxyConfig(draft: NodeDraft): void {
  const kubeconfig = draft.design.layout.kubeconfigs.get('kube-proxy');
  if (kubeconfig === undefined) return;
  draft.putAt(
    `${folderOf(kubeconfig)}/kube-proxy-config.yaml`,
    `apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nbindAddress: 0.0.0.0\nclientConnection:\n  kubeconfig: ${kubeconfig}\nclusterCIDR: ${draft.design.podSubnet}\nmode: ipvs\n`,
  );
}
