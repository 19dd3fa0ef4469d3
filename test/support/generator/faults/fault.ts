import type { Draw } from '../../../fuzz/draw.ts';
import { datedName } from '../../kubeletFiles.ts';
import type { NodeDraft } from '../nodeDraft.ts';
import type { LeafRole } from '../roles.ts';

/** A place at which the fix may be made. Host paths. */
export interface FixPlace {
  /** Any of these files, at a line that holds one of the texts where there are some. */
  readonly paths: readonly string[];
  readonly texts?: readonly string[] | undefined;
  /** Any line that names one of these files is as good. */
  readonly named?: readonly string[];
}

/** One fault of a generated node. */
export interface GeneratedFault {
  readonly id: string;
  /** Changes the draft, before or while it is written; undefined if the node has nothing to break. */
  readonly apply: (draft: NodeDraft, draw: Draw) => Promise<FixPlace | undefined> | FixPlace | undefined;
  /** Changes the written files, at the place that `apply` gave. */
  readonly damage?: (draft: NodeDraft, place: FixPlace) => void;
}

/** The file in which a leaf lies: its own, or the kubeconfig that embeds it. */
export function leafPaths(draft: NodeDraft, role: LeafRole): readonly string[] {
  const own = draft.leafRole(role);
  const place = draft.place(own);
  if (place !== undefined) return [place.certificate];
  const kubeconfig = draft.kubeconfigs.get(own as 'admin');
  if (kubeconfig?.files === undefined) return kubeconfig === undefined ? [] : [kubeconfig.path];
  const folder = `${draft.design.layout.kubeletHome}/pki`;
  return [`${folder}/${datedName('client', draft.design.created)}`, `${folder}/kubelet-client-current.pem`];
}

/** A leaf's file, or what names it or its key. */
export function leafPlace(draft: NodeDraft, role: LeafRole): FixPlace {
  const own = draft.leafRole(role);
  const { certificate, key } = draft.place(own) ?? {};
  const current = `${draft.design.layout.kubeletHome}/pki/kubelet-client-current.pem`;
  const named = [certificate, key, ...(own === 'kubelet-client' ? [current] : [])].filter((path) => path !== undefined);
  const kubeconfig = draft.kubeconfigs.get(own as 'admin')?.path;
  return { paths: [...leafPaths(draft, role), ...named, ...(kubeconfig === undefined ? [] : [kubeconfig])], named };
}

/** A leaf that something uses; undefined if the node has none of them. */
export function pickLeaf(draft: NodeDraft, draw: Draw, roles: readonly LeafRole[]): LeafRole | undefined {
  // No file of this node shows what an etcd or a kubelet elsewhere accepts.
  const isElsewhere = (role: LeafRole) =>
    (role === 'apiserver-etcd-client' && !draft.components.has('etcd')) ||
    (role === 'apiserver-kubelet-client' && hasComponents(draft) && !draft.components.has('kubelet'));
  // Another fault may have removed the kubeconfig that embeds it.
  const isWritten = (role: LeafRole) => draft.certificates.has(role) && leafPaths(draft, role).length > 0;
  const here = roles.filter((role) => isWritten(role) && !isElsewhere(role));
  return here.length === 0 ? undefined : draw.pick(here);
}

export const hasComponents = (draft: NodeDraft): boolean => draft.components.has('kube-apiserver');
