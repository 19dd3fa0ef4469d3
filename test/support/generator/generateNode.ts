import { Draw } from '../../fuzz/draw.ts';
import { hardWayOld, hardWayServer, hardWayWorker } from '../layouts/hardWay.ts';
import { kind } from '../layouts/kind.ts';
import { kops } from '../layouts/kops.ts';
import type { Layout } from '../layouts/layout.ts';
import { microk8s } from '../layouts/microk8s.ts';
import { openshift } from '../layouts/openshift.ts';
import { talos } from '../layouts/talos.ts';
import type { NodeFiles } from '../nodeOptions.ts';
import { addComponents } from './componentFlags.ts';
import { copyOf, drawCopyForm, showsFolders } from './copyForm.ts';
import { addAuthorities, addLeaves, type SharedAuthorities, takeAuthorities } from './credentials.ts';
import { NOW, type NodeDesign } from './design.ts';
import { designOf, drawKind, finishKind, type NodeKind } from './kinds/nodeKind.ts';
import { draftKubeconfigs } from './kubeconfigs.ts';
import { NodeDraft } from './nodeDraft.ts';
import { scrub } from './scrub.ts';
import { addSettingsFiles } from './settingsFiles.ts';
import { addSpareCopies } from './spareCopies.ts';
import { writeDraft } from './writeDraft.ts';

/** A generated node with what was drawn for it. */
export interface GeneratedNode {
  readonly files: NodeFiles;
  /** For people: "kubeadm 1.29, no keys, below a folder". */
  readonly title: string;
}

const PUBLISHED: Readonly<Record<string, Layout>> = {
  'hard way, server': hardWayServer,
  'hard way, worker': hardWayWorker,
  'hard way, 1.15.3': hardWayOld,
  kind,
  kops,
  microk8s,
  openshift,
  talos,
};

/** The correct node of a seed, or several of one cluster, in the form of a copy. The same on every machine but for its keys. */
export async function generateNode(seed: number, kind = drawKind(seed)): Promise<GeneratedNode> {
  const draw = new Draw(seed, 1);
  const form = drawCopyForm(draw);
  const [name, files] = await filesOf(seed, kind, draw, showsFolders(form));
  const copy = copyOf(files, form, draw);
  const changes: string[] = [];
  if (draw.chance(7)) {
    scrub(copy, draw);
    changes.push('scrubbed');
  }
  if (draw.chance(7)) {
    for (const [path, content] of copy) if ('linkTo' in content) copy.delete(path);
    changes.push('without links');
  }
  return { files: copy, title: [name, form.part, form.place, ...changes].join(', ') };
}

/** Kinds that change the files of any layout. */
const CHANGES: readonly NodeKind[] = ['templates', 'copies', 'scripts'];

async function filesOf(
  seed: number,
  kind: NodeKind | undefined,
  draw: Draw,
  mayHoldSpares: boolean,
): Promise<readonly [string, NodeFiles]> {
  if (draw.chance(10) && kind === undefined) {
    const [name, layout] = draw.pick(Object.entries(PUBLISHED));
    return [name, await layout(NOW)];
  }
  const design = designOf(seed, kind);
  const change = kind && CHANGES.includes(kind) ? ` with ${kind}` : '';
  const name = `${design.layout.name} 1.${design.release.minor}${change}`;
  if (draw.chance(12) && kind === undefined && (design.layout.name === 'kubeadm' || design.layout.name === 'binary')) {
    return [`three nodes of ${name}`, await clusterFiles(design, draw)];
  }
  const draft = await draftNode(design);
  await finish(draft, draw);
  if (mayHoldSpares && draw.chance(5)) addSpareCopies(draft, draw);
  finishKind(draft, kind);
  return [name, draft.files];
}

/** A correct node that is not yet written. */
export async function draftNode(design: NodeDesign, shared?: SharedAuthorities, firstKey = 0): Promise<NodeDraft> {
  const draft = new NodeDraft(design, firstKey);
  if (shared === undefined) await addAuthorities(draft);
  else takeAuthorities(draft, shared);
  await addLeaves(draft);
  draftKubeconfigs(draft);
  addComponents(draft);
  return draft;
}

async function finish(draft: NodeDraft, draw: Draw): Promise<void> {
  addSettingsFiles(draft, draw);
  await writeDraft(draft);
}

/** Three control-plane nodes, each below a separate folder. */
async function clusterFiles(design: NodeDesign, draw: Draw): Promise<NodeFiles> {
  const prefix = draw.pick(['', 'nodes/', 'cluster-a/']);
  // kube-apiserver serves no range of another family than its address.
  const network = design.address.includes(':') ? 'fd00:10::1' : '10.0.3.1';
  const members = [1, 2, 3].map((at) => ({ name: `cp-${at}`, address: `${network}${at}` }));
  const files: NodeFiles = new Map();
  let first: NodeDraft | undefined;
  for (const [at, { name, address }] of members.entries()) {
    // RSA keys are too slow to have enough of for three nodes.
    const own = {
      ...design,
      nodeName: name,
      address,
      members,
      keyAlgorithm: 'ECDSA-P256',
      authorityAlgorithm: 'ECDSA-P256',
    } as const;
    const draft: NodeDraft = await draftNode(own, first, at * 22);
    first ??= draft;
    await finish(draft, draw);
    for (const [path, content] of draft.files) files.set(`${prefix}${name}/${path}`, content);
  }
  return files;
}
