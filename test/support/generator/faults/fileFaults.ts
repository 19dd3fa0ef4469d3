import type { NodeDraft } from '../nodeDraft.ts';
import { type GeneratedFault, hasComponents, pickLeaf } from './fault.ts';

function edit(draft: NodeDraft, path: string | undefined, change: (text: string) => string): void {
  if (path === undefined) return;
  draft.putAt(path, change(draft.text(path.slice(1))));
}

/** Faults of a file's text. */
export const FILE_FAULTS: readonly GeneratedFault[] = [
  {
    id: 'PEM cut short',
    apply: (draft, draw) => {
      const role = pickLeaf(draft, draw, ['apiserver', 'apiserver-etcd-client', 'front-proxy-client']);
      return role === undefined || !hasComponents(draft) ? undefined : { paths: [draft.path(role)] };
    },
    damage: (draft, { paths }) => edit(draft, paths[0], (text) => text.slice(0, 300)),
  },
  {
    id: 'PEM with a character that is not base64',
    apply: (draft, draw) => {
      const role = pickLeaf(draft, draw, ['apiserver', 'apiserver-etcd-client', 'front-proxy-client']);
      return role === undefined || !hasComponents(draft) ? undefined : { paths: [draft.path(role)] };
    },
    damage: (draft, { paths }) => edit(draft, paths[0], (text) => `${text.slice(0, 120)}*${text.slice(121)}`),
  },
  {
    id: 'empty CA file',
    apply: (draft) => (hasComponents(draft) ? { paths: [draft.path(draft.authorityRole('client-ca'))] } : undefined),
    damage: (draft, { paths }) => edit(draft, paths[0], () => ''),
  },
  {
    id: 'base64 of a kubeconfig damaged',
    apply: (draft, draw) => {
      const embedded = [...draft.kubeconfigs.values()].filter(({ files }) => files === undefined);
      return embedded.length === 0
        ? undefined
        : { paths: [draw.pick(embedded).path], texts: ['client-certificate-data'] };
    },
    damage: (draft, { paths }) =>
      edit(draft, paths[0], (text) => text.replace(/(client-certificate-data: .{40})./, '$1*')),
  },
  {
    id: 'key file lost',
    apply: (draft, draw) => {
      const role = pickLeaf(draft, draw, ['apiserver', 'apiserver-etcd-client', 'front-proxy-client']);
      return role === undefined || !hasComponents(draft)
        ? undefined
        : { paths: [draft.keyPath(role)], named: [draft.keyPath(role)] };
    },
    damage: (draft, { paths }) => {
      draft.files.delete((paths[0] ?? '').slice(1));
    },
  },
];
