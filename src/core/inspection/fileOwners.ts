import { derivedFromPrevious } from '../model/memo/derived.ts';
import type { NodeView } from '../model/node.ts';

/** Ids of the first node that has a file, by the file's URI. Gives the same map as before while the nodes have the same files. */
export function fileOwners(): (views: readonly NodeView[]) => ReadonlyMap<string, string> {
  return derivedFromPrevious(ownersByUri, (owners, before, views) =>
    haveSameFiles(before, views) ? owners : undefined,
  );
}

function ownersByUri(views: readonly NodeView[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { id, files } of views) for (const { file } of files) if (!owners.has(file.uri)) owners.set(file.uri, id);
  return owners;
}

function haveSameFiles(before: readonly NodeView[], after: readonly NodeView[]): boolean {
  return before.length === after.length && before.every((view, at) => hasSameFiles(view, after[at]));
}

function hasSameFiles(before: NodeView, after: NodeView | undefined): boolean {
  if (before === after) return true;
  return (
    before.id === after?.id &&
    before.files.length === after.files.length &&
    before.files.every(({ file }, at) => file.uri === after.files[at]?.file.uri)
  );
}
