import type { NodeFiles } from '../nodeOptions.ts';
import { addComponents } from './componentFlags.ts';
import { addAuthorities, addLeaves, type SharedAuthorities, takeAuthorities } from './credentials.ts';
import { drawDesign, NOW, type NodeDesign } from './design.ts';
import { draftKubeconfigs } from './kubeconfigs.ts';
import { NodeDraft } from './nodeDraft.ts';
import { writeDraft } from './writeDraft.ts';

/** A correct node that is not yet written. */
export async function draftNode(design: NodeDesign, shared?: SharedAuthorities, firstKey = 0): Promise<NodeDraft> {
  const draft = new NodeDraft(design, NOW, firstKey);
  if (shared === undefined) await addAuthorities(draft);
  else takeAuthorities(draft, shared);
  await addLeaves(draft);
  draftKubeconfigs(draft);
  addComponents(draft);
  return draft;
}

/** The correct node of a seed. */
export async function generateNode(seed: number): Promise<NodeFiles> {
  const draft = await draftNode(drawDesign(seed));
  await writeDraft(draft);
  return draft.files;
}
