import { Draw } from '../../../fuzz/draw.ts';
import { drawDesign, type NodeDesign } from '../design.ts';
import type { LayoutPlan } from '../layoutPlan.ts';
import type { NodeDraft } from '../nodeDraft.ts';
import { drawStyle } from '../style.ts';
import { composePlan } from './composePlan.ts';
import { addCopies } from './copies.ts';
import { heldObjects, holdFiles } from './heldObjects.ts';
import { hostedPlan } from './hostedPlan.ts';
import { k0sPlan } from './k0sPlan.ts';
import { writeByScript } from './scripts.ts';
import { putHoles } from './templates.ts';

/** The content of strangers' trees that guides and installers do not write. */
export const NODE_KINDS = ['compose', 'mounted', 'k0s', 'templates', 'copies', 'scripts'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** The kind of a seed; absent for three in four. */
export function drawKind(seed: number): NodeKind | undefined {
  const draw = new Draw(seed, 3);
  return draw.chance(4) ? draw.pick(NODE_KINDS) : undefined;
}

/** The design of a seed, with the layout of the kind if it has one. */
export function designOf(seed: number, kind: NodeKind | undefined, now?: Date): NodeDesign {
  const design = drawDesign(seed, now);
  const draw = new Draw(seed, 4);
  const layout = kind && planOf(kind, draw);
  if (layout === undefined) return design;
  return {
    ...design,
    layout,
    port: 6443,
    hasIntermediate: false,
    style: { ...drawStyle(draw, layout), remounted: false },
  };
}

function planOf(kind: NodeKind, draw: Draw): LayoutPlan | undefined {
  if (kind === 'compose') return composePlan(draw);
  if (kind === 'mounted') return hostedPlan(draw);
  return kind === 'k0s' ? k0sPlan() : undefined;
}

/** Changes the written files to those of the kind. Fields that are `spared` do not become holes. */
export function finishKind(draft: NodeDraft, kind: NodeKind | undefined, spared?: ReadonlySet<string>): void {
  const { seed } = draft.design;
  const draw = new Draw(seed, 6);
  if (kind === 'mounted') holdFiles(draft.files, heldObjects(draft.design), draft.design);
  if (kind === 'templates') putHoles(draft.files, draw, spared);
  if (kind === 'copies') addCopies(draft, draw);
  if (kind === 'scripts') writeByScript(draft.files, draw);
}

/** Host path of the file in which a file of the draft lies after `finishKind`. */
export function finishedPath(design: NodeDesign, kind: NodeKind | undefined, path: string): string {
  if (kind !== 'mounted') return path;
  const holds = ({ values }: ReturnType<typeof heldObjects>[number]) => values.some(({ file }) => file === path);
  return heldObjects(design).find(holds)?.path ?? path;
}
