import type { Draw } from '../../fuzz/draw.ts';
import { issue } from '../certificates.ts';
import { days } from '../nodeOptions.ts';
import type { NodeDraft } from './nodeDraft.ts';
import { LEAF_ROLES } from './roles.ts';

/** Folders of what is not in use. */
export const SPARE_FOLDERS: readonly string[] = [
  'etc/kubernetes/pki.bak',
  'etc/kubernetes/pki-2024-05-01',
  'etc/kubernetes/backup/pki',
  'root/k8s-backup/pki',
  'etc/kubernetes/tmp/kubeadm-backup-certs-2024-05-01-10-00-00',
  'etc/kubernetes/pki/old',
  'home/admin/certs-old',
];

/** Puts the certificates that were renewed since into a folder of spare copies, or next to the ones in use. */
export function addSpareCopies(draft: NodeDraft, draw: Draw): void {
  const folder = draw.pick(SPARE_FOLDERS);
  const ending = draw.pick(['.bak', '.old', '.2024', '.expired']);
  const isBeside = draw.chance(3);
  for (const role of LEAF_ROLES) {
    const place = draft.place(role);
    if (place === undefined || draw.chance(3)) continue;
    const { serial, ...spec } = draft.certificate(role).spec;
    const notBefore = days(draft.design.created, -400);
    const old = issue({ ...spec, notBefore, notAfter: days(notBefore, 365) });
    const name = place.certificate.split('/').at(-1) ?? '';
    const path = isBeside
      ? `${place.certificate.slice(1)}${ending}`
      : `${folder}/${place.certificate.includes('etcd') ? 'etcd/' : ''}${name}`;
    draft.put(path, old.pem);
  }
  const manifest = [...draft.files].find(([path]) => path.endsWith('manifests/kube-apiserver.yaml'));
  if (manifest?.[1] instanceof Uint8Array && draw.chance(2)) {
    draft.files.set(`etc/kubernetes/manifests-backup/kube-apiserver.yaml`, manifest[1]);
  }
}
