import { append } from '../../model/collections/lookup.ts';
import type { NodeGroup } from './nodeSteps.ts';
import { type FoundPlaces, isPlain, plainPlaces } from './scanState.ts';

/**
 * Ids of the nodes below whose directories something came, went, or became a link, so that other paths may lead somewhere else.
 */
export function changedPlaces(
  before: FoundPlaces,
  after: FoundPlaces,
  groups: Iterable<NodeGroup>,
): ReadonlySet<string> {
  const changed = [...missingFrom(after, before), ...missingFrom(before, after)];
  const ids = new Set<string>();
  if (changed.length === 0) return ids;
  const byDirectory = new Map<string, string[]>();
  for (const group of groups) {
    const homes = group.root ? group.root.mounts.map(({ uri }) => uri) : group.found.map(({ folder }) => folder.uri);
    for (const home of new Set(homes)) {
      append(byDirectory, home, group.id);
    }
  }
  for (const uri of changed) {
    for (let at = uri.length; at > 0; at = uri.lastIndexOf('/', at - 1)) {
      for (const id of byDirectory.get(uri.slice(0, at)) ?? []) ids.add(id);
      // A machine's "/" keeps the slash that others lack.
      for (const id of byDirectory.get(uri.slice(0, at + 1)) ?? []) ids.add(id);
    }
  }
  return ids;
}

function missingFrom(places: FoundPlaces, others: FoundPlaces): readonly string[] {
  const missing: string[] = [];
  for (const uri of plainPlaces(others)) if (!isPlain(places, uri)) missing.push(uri);
  return missing;
}
