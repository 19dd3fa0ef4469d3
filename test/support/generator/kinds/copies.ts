import type { Draw } from '../../../fuzz/draw.ts';
import { base64 } from '../../pem.ts';
import type { NodeDraft } from '../nodeDraft.ts';
import { AUTHORITY_ROLES, LEAF_ROLES, type Role } from '../roles.ts';
import { SPARE_FOLDERS } from '../spareCopies.ts';

type Copy = (draft: NodeDraft, draw: Draw) => void;

/** Puts the node's certificates into other places as well: one to three kinds of them. */
export function addCopies(draft: NodeDraft, draw: Draw): void {
  const forms: Copy[] = [addFolder, addSecret, addConfigMap, addBundle, addKubeconfig];
  for (let left = 1 + draw.below(3); left > 0; left--) {
    const form = draw.pick(forms);
    forms.splice(forms.indexOf(form), 1);
    form(draft, draw);
  }
}

/** A folder of the same pairs, as taken before something is changed. */
function addFolder(draft: NodeDraft, draw: Draw): void {
  const folder = draw.pick([...SPARE_FOLDERS, 'srv/pki', 'home/admin/certificates']);
  const hasKeys = draw.chance(2);
  for (const role of rolesOf(draft)) {
    const place = draft.place(role);
    for (const path of [place?.certificate, hasKeys ? place?.key : undefined]) {
      const content = path === undefined ? undefined : draft.files.get(path.slice(1));
      const name = path?.split('/').at(-1) ?? '';
      if (content) draft.files.set(`${folder}/${path?.includes('etcd') ? 'etcd/' : ''}${name}`, content);
    }
  }
}

/** Pairs in Secrets, such as for another cluster's tools. */
function addSecret(draft: NodeDraft, draw: Draw): void {
  const roles = rolesOf(draft).filter(() => draw.chance(2));
  const texts = roles.flatMap((role) => {
    const { certificate, key } = draft.place(role) ?? {};
    const pair = [certificate, key].map((path) => textOf(draft, path));
    if (pair.some((text) => text === undefined)) return [];
    return `apiVersion: v1\nkind: Secret\nmetadata:\n  name: cluster-${role}\n  namespace: ops\ntype: kubernetes.io/tls\ndata:\n  tls.crt: ${base64(pair[0] ?? '')}\n  tls.key: ${base64(pair[1] ?? '')}\n`;
  });
  if (texts.length > 0)
    draft.putAt(draw.pick(['/root/secrets.yaml', '/srv/manifests/pki-secrets.yaml']), texts.join('---\n'));
}

/** The CA as every namespace has it. */
function addConfigMap(draft: NodeDraft, draw: Draw): void {
  const bundle = textOf(draft, draft.path('ca'));
  if (bundle === undefined) return;
  const lines = bundle.trimEnd().split('\n');
  draft.putAt(
    draw.pick(['/root/kube-root-ca.yaml', '/srv/manifests/root-ca.yaml']),
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: kube-root-ca.crt\n  namespace: default\ndata:\n  ca.crt: |\n${lines.map((line) => `    ${line}\n`).join('')}`,
  );
}

/** All CAs in one file, as clients outside of the cluster are given them. */
function addBundle(draft: NodeDraft, draw: Draw): void {
  const own = AUTHORITY_ROLES.filter((role) => draft.place(role) !== undefined);
  const texts = own.flatMap((role) => textOf(draft, draft.path(role)) ?? []);
  draft.putAt(
    draw.pick(['/usr/local/share/ca-certificates/cluster.crt', '/root/ca-bundle.pem', '/etc/ssl/cluster/bundle.crt']),
    texts.join(''),
  );
}

/** The administrator's kubeconfig where kubectl looks for it. */
function addKubeconfig(draft: NodeDraft, draw: Draw): void {
  const admin = draft.kubeconfigs.get('admin')?.path;
  const text = textOf(draft, admin);
  const path = draw.pick(['/home/admin/.kube/config', '/root/.kube/config', '/root/cluster-a.kubeconfig']);
  if (text !== undefined && admin !== path) draft.putAt(path, text);
}

const rolesOf = (draft: NodeDraft): readonly Role[] =>
  [...AUTHORITY_ROLES, ...LEAF_ROLES].filter((role) => draft.place(role) !== undefined);

function textOf(draft: NodeDraft, path: string | undefined): string | undefined {
  const content = path === undefined ? undefined : draft.files.get(path.slice(1));
  return content instanceof Uint8Array ? new TextDecoder().decode(content) : undefined;
}
