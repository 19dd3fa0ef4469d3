import { issue } from '../certificates.ts';
import { privateKeyPem, publicKeyPem } from '../keyPair.ts';
import { CLIENT } from '../layouts/layout.ts';
import { putCompose } from './kinds/composeText.ts';
import { putK0s } from './kinds/k0sFiles.ts';
import { putWorkloads } from './kinds/workloadText.ts';
import { putKubeconfig } from './kubeconfigs.ts';
import { putKubelet, putProxyConfig } from './kubeletFiles.ts';
import type { NodeDraft } from './nodeDraft.ts';
import { podText } from './podText.ts';
import { AUTHORITY_ROLES, type ComponentName, KUBECONFIG_ROLES, LEAF_ROLES, type Role } from './roles.ts';
import { flagsFile, manifestFolder, putEtcdSettings, putUnit } from './unitText.ts';

/** Writes every file of the node as the draft has it now. */
export async function writeDraft(draft: NodeDraft): Promise<void> {
  for (const role of AUTHORITY_ROLES) if (draft.authorityRole(role) === role) putAuthority(draft, role);
  for (const role of LEAF_ROLES) if (draft.place(role) !== undefined) putLeaf(draft, role);
  putAccounts(draft);
  for (const role of KUBECONFIG_ROLES) putKubeconfig(draft, role);
  await putControlPlane(draft);
  await putKubelet(draft);
  putProxyConfig(draft);
}

function putAuthority(draft: NodeDraft, role: (typeof AUTHORITY_ROLES)[number]): void {
  const place = draft.place(role);
  if (place === undefined) return;
  const [first, ...others] = draft.bundles.get(role) ?? [];
  if (first === undefined) return;
  const path = place.certificate.slice(1);
  const isExternal = draft.design.layout.name === 'kubeadm, external etcd' && role === 'etcd-ca';
  draft.pair(first, path, undefined, others);
  if (!isExternal && !(role === 'ca' && draft.design.hasIntermediate))
    draft.putAt(place.key, privateKeyPem(draft.keys.get(role) ?? draft.certificate(role).key));
  const signer = draft.certificate(role);
  if (others.length > 0) draft.pair(signer, path.replace(/(\.\w+)$/, '-signing$1'));
}

function putLeaf(draft: NodeDraft, role: Role): void {
  const place = draft.place(role);
  if (place === undefined) return;
  const certificate = draft.certificate(role);
  draft.pair(certificate, place.certificate.slice(1), undefined, draft.chains.get(role));
  draft.putAt(place.key, privateKeyPem(draft.keys.get(role) ?? certificate.key));
}

function putAccounts(draft: NodeDraft): void {
  const place = draft.place('service-account');
  const pair = draft.keys.get('service-account');
  if (place === undefined || pair === undefined) return;
  const published = draft.publishedAccountsKey ?? pair;
  draft.putAt(place.key, privateKeyPem(pair));
  if (draft.design.layout.accountsByCertificate) {
    const { spec } = draft.certificate('admin');
    const subject = { ...spec.subject, organizations: ['k8s'], commonName: 'service-accounts' };
    draft.pair(issue({ ...spec, subject, key: published, extendedKeyUsage: CLIENT }), place.certificate.slice(1));
  } else if (place.certificate.endsWith('service.key')) draft.putAt(place.certificate, privateKeyPem(published));
  else draft.putAt(place.certificate, publicKeyPem(published));
}

const PODS: readonly ComponentName[] = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd'];

async function putControlPlane(draft: NodeDraft): Promise<void> {
  const { layout, style } = draft.design;
  if (layout.runs === 'compose') return putCompose(draft);
  if (layout.runs === 'workloads') return putWorkloads(draft);
  if (layout.runs === 'k0s') return putK0s(draft);
  if (layout.runs === 'one process') {
    putEtcdSettings(draft);
    draft.putAt(
      '/etc/systemd/system/k3s.service',
      '[Service]\nType=notify\nEnvironmentFile=-/etc/systemd/system/k3s.service.env\nExecStart=/usr/local/bin/k3s \\\n    server \\\n',
    );
    return;
  }
  for (const name of layout.runs === 'units' ? [...PODS, 'kube-proxy' as const] : PODS) {
    if (!draft.components.has(name)) continue;
    if (layout.runs === 'units' || (name === 'etcd' && layout.name === 'kubespray')) putUnit(draft, name);
    else if (name === 'etcd' && style.etcd === 'configuration') putConfiguredEtcd(draft);
    else draft.putAt(flagsFile(draft, name), podText(draft, name));
  }
}

/** A pod whose command names the configuration file alone. */
function putConfiguredEtcd(draft: NodeDraft): void {
  putEtcdSettings(draft);
  const component = draft.component('etcd');
  const { flags } = component;
  const config = flagsFile(draft, 'etcd');
  component.flags = [['config-file', config]];
  component.settings = flags;
  component.mounts.push(config);
  draft.putAt(`${manifestFolder(draft)}/etcd.yaml`, podText(draft, 'etcd'));
  component.flags = flags;
  component.settings = undefined;
}
