import { isStaticPodPath } from '../../kubernetes/values/candidatePath.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { FoundFile } from '../../model/root.ts';
import type { PlacedFile } from '../nodes/placedFile.ts';
import { type HostedPlane, hostedPlanes } from './hostedPlanes.ts';
import type { LooseGroup } from './looseGroup.ts';
import type { FilePart } from './partOfFile.ts';

/** The control planes in pods that are nodes by themselves. */
export interface PlanesApart {
  /** The groups of each of their files: of the planes, and of the rest if there is one. */
  readonly idsOf: ReadonlyMap<FoundFile, readonly string[]>;
  /** By group, the parts of files that several groups have parts of. */
  readonly partsOf: ReadonlyMap<string, ReadonlyMap<string, FilePart>>;
  readonly groups: readonly LooseGroup[];
}

/**
 * Returns the control planes in pods that mount objects, if a machine's folder contains their files, or if they are next to each other in a folder.
 * A machine's files are not those of such pods, even if there is only one. Among loose files, the only one stays with them.
 */
export function planesApart(
  holding: readonly PlacedFile[],
  placeOf: (one: FoundFile) => string,
  isMachine: (place: string) => boolean,
): PlanesApart {
  const idsOf = new Map<FoundFile, readonly string[]>();
  const groups = new Map<string, LooseGroup>();
  const partsOf = new Map<string, Map<string, FilePart>>();
  for (const [place, placed] of groupBy(holding.filter(isOfObjects), ({ found }) => placeOf(found))) {
    const idOf = ({ key }: HostedPlane) => `${place} ${key}`;
    for (const [found, { planes, hasMore }] of hostedPlanes(placed, isMachine(place) ? 1 : 2)) {
      const { folder } = found;
      for (const plane of planes) groups.set(idOf(plane), { folder, id: idOf(plane), label: plane.label });
      const ids = [...(hasMore ? [place] : []), ...planes.map(idOf)];
      idsOf.set(found, ids);
      divide(found, ids, hasMore ? planes : planes.slice(1));
    }
  }
  return { idsOf, partsOf, groups: [...groups.values()] };

  /** The first part includes whatever is in no object. */
  function divide(found: FoundFile, [first = '', ...others]: readonly string[], apart: readonly HostedPlane[]) {
    if (apart.length > 0) setPart(first, found, { except: apart.map(({ namespace }) => namespace) });
    for (const [at, { namespace }] of apart.entries()) setPart(others[at] ?? '', found, { only: namespace });
  }

  function setPart(id: string, { uri }: FoundFile, part: FilePart) {
    partsOf.set(id, (partsOf.get(id) ?? new Map<string, FilePart>()).set(uri, part));
  }
}

/** The kubelet reads what lies in its folder of static pods as pods of the machine. */
function isOfObjects({ found }: PlacedFile): boolean {
  return !found.archived && !found.isStaticPod && !isStaticPodPath(`/${found.path}`);
}
