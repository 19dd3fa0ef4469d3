import { Draw } from '../../fuzz/draw.ts';
import type { NodeFiles } from '../nodeOptions.ts';
import type { NodeDesign } from './design.ts';
import { AUTHORITY_FAULTS } from './faults/authorityFaults.ts';
import type { FixPlace, GeneratedFault } from './faults/fault.ts';
import { FILE_FAULTS } from './faults/fileFaults.ts';
import { FLAG_FAULTS } from './faults/flagFaults.ts';
import { LEAF_FAULTS } from './faults/leafFaults.ts';
import { draftNode } from './generateNode.ts';
import { designOf, finishedPath, finishKind, type NodeKind } from './kinds/nodeKind.ts';
import type { LoudFinding } from './loudFindings.ts';
import { addSettingsFiles } from './settingsFiles.ts';
import { writeDraft } from './writeDraft.ts';

/** Every fault that a generated node can have. */
export const GENERATED_FAULTS: readonly GeneratedFault[] = [
  ...LEAF_FAULTS,
  ...AUTHORITY_FAULTS,
  ...FLAG_FAULTS,
  ...FILE_FAULTS,
];

/** A hole in place of a faulty certificate leaves nothing to find. */
const EMBEDDED: ReadonlySet<string> = new Set(['client-certificate-data', 'client-key-data']);

export interface FaultyNode {
  readonly title: string;
  readonly files: NodeFiles;
  /** The files without the fault. */
  readonly correct: NodeFiles;
  readonly place: FixPlace;
}

/** The node of a seed with one fault; undefined if its layout has no place for it. `wanted` replaces what is drawn about it. */
export async function faultyNode(
  seed: number,
  fault: GeneratedFault,
  { kind, ...wanted }: Partial<Pick<NodeDesign, 'now' | 'release'>> & { readonly kind?: NodeKind | undefined } = {},
): Promise<FaultyNode | undefined> {
  return faultyNodeOf({ ...designOf(seed, kind, wanted.now), ...wanted }, fault, kind);
}

/** The same for any design. */
export async function faultyNodeOf(
  design: NodeDesign,
  fault: GeneratedFault,
  kind?: NodeKind,
): Promise<FaultyNode | undefined> {
  const draw = new Draw(design.seed, 2);
  const draft = await draftNode(design);
  addSettingsFiles(draft, draw);
  const settings = new Map(draft.files);
  await writeDraft(draft);
  finishKind(draft, kind, EMBEDDED);
  const correct = new Map(draft.files);
  draft.files.clear();
  for (const [path, content] of settings) draft.files.set(path, content);
  const place = await fault.apply(draft, draw);
  if (place === undefined) return undefined;
  await writeDraft(draft);
  fault.damage?.(draft, place);
  finishKind(draft, kind, EMBEDDED);
  const title = `${design.layout.name} 1.${design.release.minor}, ${draft.path('ca')}`;
  const paths = place.paths.map((path) => finishedPath(design, kind, path));
  // The line of a value in an object does not show what is in the value.
  const texts = paths.every((path, at) => path === place.paths[at]) ? place.texts : undefined;
  return { title, files: draft.files, correct, place: { ...place, paths, texts } };
}

/** Whether a finding stands where the fix is made. */
export function standsAt({ path, line }: LoudFinding, { place, files }: FaultyNode): boolean {
  const content = files.get(path);
  const lines = content instanceof Uint8Array ? new TextDecoder().decode(content).split('\n') : [];
  // A flag and its value may stand on two lines.
  const here = lines.slice(Math.max(0, line - 2), line + 1).join('\n');
  const isNamed = place.named?.some((named) => here.includes(named.split('/').at(-1) ?? named)) === true;
  if (!place.paths.includes(`/${path}`)) return isNamed;
  return isNamed || place.texts === undefined || place.texts.some((text) => here.includes(text));
}
