import { type CertificateSpec, issue } from '../../certificates.ts';
import { key, privateKeyPem } from '../../keyPair.ts';
import { datedName } from '../../kubeletFiles.ts';
import { BOTH, SERVER } from '../../layouts/layout.ts';
import { days } from '../../nodeOptions.ts';
import type { NodeDraft } from '../nodeDraft.ts';

/** Names in k0s' certificates, whose organization is another than kubeadm's. */
export const K0S_SUBJECTS = {
  apiserver: { commonName: 'kubernetes', organizations: ['kubernetes'] },
  'apiserver-kubelet-client': { commonName: 'apiserver-kubelet-client', organizations: ['system:masters'] },
  'apiserver-etcd-client': { commonName: 'apiserver-etcd-client', organizations: ['apiserver-etcd-client'] },
  'front-proxy-client': { commonName: 'front-proxy-client', organizations: ['front-proxy-client'] },
  'etcd-server': { commonName: 'etcd-server', organizations: ['etcd-server'] },
  admin: { commonName: 'kubernetes-admin', organizations: ['system:masters'] },
} as const;

/** The other files of k0s: the pairs of its API and of konnectivity, its configuration and its unit. */
export async function putK0s(draft: NodeDraft): Promise<void> {
  const { address, seed } = draft.design;
  const pki = '/var/lib/k0s/pki';
  const { sans } = draft.certificate('apiserver').spec;
  await putOwn(draft, `${pki}/k0s-api`, { subject: { commonName: 'k0s-api', organizations: ['kubernetes'] }, sans });
  const konnectivity = { commonName: 'kubernetes-konnectivity', organizations: ['system:masters'] };
  await putOwn(draft, `${pki}/konnectivity`, { subject: konnectivity });
  if (seed % 3 !== 0) {
    draft.putAt(
      '/etc/k0s/k0s.yaml',
      `apiVersion: k0s.k0sproject.io/v1beta1\nkind: ClusterConfig\nmetadata:\n  name: k0s\nspec:\n  api:\n    address: ${address}\n    sans:\n    - ${address}\n  storage:\n    type: etcd\n    etcd:\n      peerAddress: ${address}\n`,
    );
  }
  const config = seed % 3 === 0 ? '' : ' --config=/etc/k0s/k0s.yaml';
  draft.putAt(
    '/etc/systemd/system/k0scontroller.service',
    `[Unit]\nDescription=k0s - Zero Friction Kubernetes\n\n[Service]\nDelegate=yes\nExecStart=/usr/local/bin/k0s controller${config} --enable-worker=true\n`,
  );
  await putServing(draft);
}

async function putOwn(draft: NodeDraft, path: string, own: Pick<CertificateSpec, 'subject' | 'sans'>): Promise<void> {
  const { serial, ...spec } = draft.certificate('apiserver').spec;
  const leaf = issue({
    ...spec,
    issuer: draft.certificate('ca'),
    notBefore: draft.design.created,
    notAfter: days(draft.design.created, 365),
    extendedKeyUsage: BOTH,
    sans: undefined,
    ...own,
    key: await key(`generated ${own.subject.commonName}`),
  });
  draft.pair(leaf, `${path}.crt`.slice(1), `${path}.key`.slice(1), draft.chains.get('ca'));
}

/** The kubelet's serving pair, which the cluster's CA signs. */
async function putServing(draft: NodeDraft): Promise<void> {
  const { nodeName, address, created, kubeletHome } = { ...draft.design, ...draft.design.layout };
  const { serial, ...spec } = draft.certificate('kubelet-client').spec;
  const leaf = issue({
    ...spec,
    issuer: draft.certificate('ca'),
    key: await key('generated kubelet'),
    notBefore: created,
    notAfter: days(created, 365),
    extendedKeyUsage: SERVER,
    sans: [`dns:${nodeName}`, `ip:${address}`],
  });
  const folder = `${kubeletHome}/pki`;
  const dated = `${folder}/${datedName('server', created)}`;
  draft.putAt(dated, leaf.pem + privateKeyPem(leaf.key));
  draft.files.set(`${folder}/kubelet-server-current.pem`.slice(1), { linkTo: dated });
}
