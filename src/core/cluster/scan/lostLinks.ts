import type { Pace } from '../../model/pace.ts';
import type { SkippedFile } from '../../model/report.ts';
import type { FoundFile, NodeRoot } from '../../model/root.ts';
import { inParallel } from '../files/inParallel.ts';
import { type ResolveContext, resolveHostPath } from '../nodes/resolvePath.ts';
import { hostPathIn } from '../nodes/root.ts';
import type { RootIndex } from '../nodes/rootIndex.ts';
import type { Snapshot } from './snapshot.ts';

/** Links that are followed at once: enough to hide latency, few enough not to starve the host. */
const CONCURRENT_LOOKS = 32;

/** Those of the links that lead neither to something in their folder nor to something on the node they lie on, and where they lead. */
export async function lostLinks(
  links: readonly FoundFile[],
  snapshot: Snapshot,
  roots: RootIndex<NodeRoot>,
  context: ResolveContext,
  pace: Pace,
): Promise<readonly SkippedFile[]> {
  const lost: SkippedFile[] = [];
  await inParallel(links, CONCURRENT_LOOKS, { pace }, async (link) => {
    const skipped = await lostLink(link, snapshot, roots, context);
    if (skipped) lost.push(skipped);
  });
  return lost;
}

async function lostLink(
  link: FoundFile,
  snapshot: Snapshot,
  roots: RootIndex<NodeRoot>,
  context: ResolveContext,
): Promise<SkippedFile | undefined> {
  const { uri } = link;
  const lead = await snapshot.follow(uri);
  if (lead.kind === 'unknown') return { uri, reason: 'link' };
  if (lead.kind === 'inside' && (await snapshot.fileSystem.stat(lead.uri)) !== 'missing') return undefined;
  if (await leadsOnNode(link, roots, context)) return undefined;
  const target = lead.kind === 'outside' ? lead.target : await snapshot.fileSystem.readLink?.(uri);
  return { uri, reason: 'missing-target', target };
}

/** Whether an absolute link leads to a file or folder of the node it lies on. */
async function leadsOnNode(link: FoundFile, roots: RootIndex<NodeRoot>, context: ResolveContext): Promise<boolean> {
  const root = roots.of(link);
  const hostPath = root && hostPathIn(root, link.folder, link.path);
  if (!root || hostPath === undefined) return false;
  const { kind } = await resolveHostPath(root, hostPath, context);
  return kind === 'file' || kind === 'directory';
}
