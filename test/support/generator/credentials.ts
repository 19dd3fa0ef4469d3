import { type CertificateSpec, type IssuedCertificate, issue } from '../certificates.ts';
import type { NameSpec } from '../distinguishedName.ts';
import type { San } from '../extensions.ts';
import { addressIn, isIpAddress } from '../ipAddress.ts';
import { BOTH, CLIENT, SERVER } from '../layouts/layout.ts';
import { days } from '../nodeOptions.ts';
import type { NodeDesign } from './design.ts';
import { K0S_SUBJECTS } from './kinds/k0sFiles.ts';
import type { NodeDraft } from './nodeDraft.ts';
import { adminGroup } from './release.ts';
import { AUTHORITY_ROLES, type AuthorityRole, ISSUER, LEAF_ROLES, type LeafRole } from './roles.ts';

/** The common parts of a cluster's nodes. */
export type SharedAuthorities = Pick<NodeDraft, 'certificates' | 'bundles' | 'chains' | 'keys'>;

/** Makes the authorities of a cluster and its service-account key. */
export async function addAuthorities(draft: NodeDraft): Promise<void> {
  for (const role of AUTHORITY_ROLES) {
    if (draft.authorityRole(role) === role) await addAuthority(draft, role);
  }
  for (const role of AUTHORITY_ROLES) {
    const own = draft.authorityRole(role);
    draft.certificates.set(role, draft.certificate(own));
    draft.bundles.set(role, draft.bundles.get(own) ?? []);
    draft.chains.set(role, draft.chains.get(own) ?? []);
  }
  const { keyAlgorithm } = draft.design;
  // Tokens are signed with RSA or ECDSA keys alone.
  draft.keys.set('service-account', await draft.nextKey(keyAlgorithm === 'Ed25519' ? 'ECDSA-P256' : keyAlgorithm));
}

/** Takes the authorities of another node of the cluster. */
export function takeAuthorities(draft: NodeDraft, shared: SharedAuthorities): void {
  for (const role of AUTHORITY_ROLES) {
    const certificate = shared.certificates.get(role);
    if (certificate !== undefined) draft.certificates.set(role, certificate);
    draft.bundles.set(role, shared.bundles.get(role) ?? []);
    draft.chains.set(role, shared.chains.get(role) ?? []);
  }
  const accounts = shared.keys.get('service-account');
  if (accounts !== undefined) draft.keys.set('service-account', accounts);
}

async function addAuthority(draft: NodeDraft, role: AuthorityRole): Promise<void> {
  const { design } = draft;
  // Slow keys sign for the cluster alone.
  const algorithm =
    role === 'ca' || design.authorityAlgorithm === 'RSA-2048' ? design.authorityAlgorithm : design.keyAlgorithm;
  const spec = (key: CertificateSpec['key']): CertificateSpec => ({
    subject: authoritySubject(role, design),
    key,
    notBefore: design.created,
    notAfter: days(design.created, Math.max(3650, design.leafDays) + 30),
    ca: true,
    keyUsage: ['digitalSignature', 'keyEncipherment', 'keyCertSign'],
    subjectKeyId: true,
    ...(design.layout.name === 'minikube' && role !== 'etcd-ca' ? { extendedKeyUsage: BOTH } : {}),
  });
  const root = issue(spec(await draft.nextKey(algorithm)));
  draft.certificates.set(role, root);
  draft.bundles.set(role, [root]);
  if (role !== 'ca') return;
  if (design.hasIntermediate) {
    const subject = { commonName: 'kubernetes-intermediate' };
    const middle = issue({
      ...spec(await draft.nextKey()),
      subject,
      issuer: root,
      authorityKeyId: true,
      pathLength: 0,
    });
    draft.certificates.set(role, middle);
    draft.chains.set(role, [middle]);
  }
  if (design.isRotating) {
    const from = days(design.created, -3000);
    const old = issue({ ...spec(await draft.nextKey()), notBefore: from, notAfter: days(from, 3650) });
    draft.bundles.set(role, [root, old]);
  }
}

/** Makes every leaf that the layout has a place for, in a file or in a kubeconfig. */
export async function addLeaves(draft: NodeDraft): Promise<void> {
  const { layout } = draft.design;
  const wanted = LEAF_ROLES.filter((role) => layout.places.has(role) || layout.kubeconfigs.has(role as 'admin'));
  for (const role of wanted) {
    draft.certificates.set(role, issue(await leafSpecOf(draft, role)));
    draft.chains.set(role, leafChain(draft, role));
  }
  for (const [role, own] of layout.sharedLeaf) draft.certificates.set(role, draft.certificate(own));
}

/** k3s and RKE2 write the CA behind every leaf. */
function leafChain(draft: NodeDraft, role: LeafRole): readonly IssuedCertificate[] {
  const issuer = draft.authorityRole(ISSUER[role]);
  if (isRancher(draft.design)) return [draft.certificate(issuer)];
  return draft.chains.get(issuer) ?? [];
}

async function leafSpecOf(draft: NodeDraft, role: LeafRole): Promise<CertificateSpec> {
  const { design } = draft;
  const isKubelet = role === 'kubelet-client' || role === 'kubelet-server';
  const stands = [...design.layout.sharedLeaf].some(([, own]) => own === role);
  return {
    subject: leafSubject(role, design),
    key: await draft.nextKey(isKubelet ? 'ECDSA-P256' : undefined),
    issuer: draft.certificate(draft.authorityRole(ISSUER[role])),
    notBefore: design.created,
    notAfter: days(design.created, isKubelet ? 365 : design.leafDays),
    ca: false,
    keyUsage: isKubelet ? ['digitalSignature'] : ['digitalSignature', 'keyEncipherment'],
    authorityKeyId: true,
    extendedKeyUsage: ['binary', 'k0s'].includes(design.layout.name) || stands ? BOTH : PURPOSES[role],
    sans: sansOf(role, design),
  };
}

const PURPOSES: Readonly<Record<LeafRole, readonly string[]>> = {
  apiserver: SERVER,
  'apiserver-kubelet-client': CLIENT,
  'apiserver-etcd-client': CLIENT,
  'front-proxy-client': CLIENT,
  'etcd-server': BOTH,
  'etcd-peer': BOTH,
  'etcd-healthcheck-client': CLIENT,
  'kubelet-client': CLIENT,
  'kubelet-server': SERVER,
  admin: CLIENT,
  'super-admin': CLIENT,
  'controller-manager': CLIENT,
  scheduler: CLIENT,
  'kube-proxy': CLIENT,
};

const isRancher = ({ layout }: NodeDesign): boolean => layout.name === 'k3s' || layout.name === 'rke2';

function authoritySubject(role: AuthorityRole, { layout, created }: NodeDesign): NameSpec {
  if (layout.name === 'k3s' || layout.name === 'rke2') {
    const name = { ca: 'server-ca', 'client-ca': 'client-ca', 'front-proxy-ca': 'request-header-ca' }[role as 'ca'];
    const at = Math.floor(created.getTime() / 1000);
    return { commonName: `${layout.name}-${name ?? `etcd-${role === 'etcd-ca' ? 'server' : 'peer'}-ca`}@${at}` };
  }
  if (layout.name === 'minikube' && role === 'ca') return { commonName: 'minikubeCA' };
  if (layout.runs === 'k0s' && role !== 'etcd-ca')
    return { commonName: role === 'ca' ? 'kubernetes-ca' : 'kubernetes-front-proxy-ca' };
  const commonName = {
    ca: 'kubernetes',
    'client-ca': 'kubernetes-client-ca',
    'front-proxy-ca': 'front-proxy-ca',
    'etcd-ca': 'etcd-ca',
    'etcd-peer-ca': 'etcd-peer-ca',
  }[role];
  if (layout.name !== 'binary') return { commonName };
  return { country: 'CN', organizations: ['k8s'], organizationalUnits: ['System'], commonName };
}

function leafSubject(role: LeafRole, design: NodeDesign): NameSpec {
  const masters = { organizations: ['system:masters'] };
  const group = { organizations: [design.layout.runs !== 'units' ? adminGroup(design.release) : 'system:masters'] };
  const rancher = isRancher(design);
  const subjects: Readonly<Record<LeafRole, NameSpec>> = {
    apiserver: { commonName: design.layout.name === 'minikube' ? 'minikube' : 'kube-apiserver' },
    'apiserver-kubelet-client': rancher
      ? { commonName: 'system:apiserver', ...masters }
      : { commonName: 'kube-apiserver-kubelet-client', ...group },
    'apiserver-etcd-client': { commonName: 'kube-apiserver-etcd-client' },
    'front-proxy-client': { commonName: rancher ? 'system:auth-proxy' : 'front-proxy-client' },
    'etcd-server': { commonName: rancher ? 'etcd-server' : design.nodeName },
    'etcd-peer': { commonName: rancher ? 'etcd-peer' : design.nodeName },
    'etcd-healthcheck-client': { commonName: 'kube-etcd-healthcheck-client' },
    'kubelet-client': { commonName: `system:node:${design.nodeName}`, organizations: ['system:nodes'] },
    'kubelet-server': { commonName: `system:node:${design.nodeName}`, organizations: ['system:nodes'] },
    admin: { commonName: rancher ? 'system:admin' : 'kubernetes-admin', ...group },
    'super-admin': { commonName: 'kubernetes-super-admin', ...masters },
    'controller-manager': { commonName: 'system:kube-controller-manager' },
    scheduler: { commonName: 'system:kube-scheduler' },
    'kube-proxy': { commonName: 'system:kube-proxy' },
  };
  const subject =
    design.layout.runs === 'k0s' ? (K0S_SUBJECTS[role as keyof typeof K0S_SUBJECTS] ?? subjects[role]) : subjects[role];
  // The kubelet's name and group are read by the API server; of others cfssl's requests hold more.
  if (design.layout.name !== 'binary' || role.startsWith('kubelet')) return subject;
  return {
    country: 'CN',
    organizationalUnits: ['System'],
    organizations: subject.organizations ?? ['k8s'],
    ...subject,
  };
}

function sansOf(role: LeafRole, design: NodeDesign): readonly San[] | undefined {
  const { nodeName, address, endpoint, domain, serviceSubnet, layout } = design;
  if (role === 'apiserver') {
    const service = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', `kubernetes.default.svc.${domain}`];
    // One file for all API servers is what guides for installations by hand make.
    const others =
      layout.runs === 'units' ? (design.members ?? []).flatMap((member) => [member.name, member.address]) : [];
    const host = endpoint?.replace(/:\d+$/, '');
    const more = layout.runs === 'kubeadm' && layout.name !== 'minikube' ? [] : ['localhost', '127.0.0.1'];
    const own =
      layout.name === 'minikube' ? ['control-plane.minikube.internal'] : layout.hosts ? [layout.hosts.apiserver] : [];
    return names([
      ...service,
      nodeName,
      ...own,
      ...more,
      ...others,
      addressIn(serviceSubnet, 1),
      address,
      ...(host ? [host] : []),
    ]);
  }
  if (role === 'etcd-server' || role === 'etcd-peer') {
    const service = layout.hosts ? [layout.hosts.etcd] : [];
    return names([
      nodeName,
      ...service,
      'localhost',
      address,
      '127.0.0.1',
      ...(layout.runs === 'kubeadm' || address.includes(':') ? ['::1'] : []),
    ]);
  }
  return role === 'kubelet-server' ? names([nodeName, address]) : undefined;
}

const names = (hosts: readonly string[]): readonly San[] =>
  [...new Set(hosts)].map((host): San => (isIpAddress(host) ? `ip:${host}` : `dns:${host}`));
