import {
  archivedPart,
  isDocumentationPath,
  isSamplePath,
  isSystemBundle,
  isSystemRootsPath,
  samplePart,
} from '../cluster/files/candidates.ts';
import { namedFiles } from '../cluster/nodes/namedFiles.ts';
import { derived } from '../model/memo/derived.ts';
import type { NodeView } from '../model/node.ts';
import type { Report } from '../model/report.ts';

/**
 * Test data, examples and the roots of the operating system that nothing names are shown and never blamed; opened by themselves they are a
 * folder like any other. What lies below `docs/` is written to be read, shortened and made up as examples are, unless it is the copy of a node.
 */
export function samplesOf(view: NodeView): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { uri } of namedFiles(view)) named.add(uri);
  return new Set(
    view.files.flatMap(({ file, path, hostPath }) =>
      isSamplePath(path) ||
      (isSystemRootsPath(path) && (isSystemBundle(path) || !named.has(file.uri))) ||
      (hostPath === undefined && isDocumentationPath(path))
        ? file.uri
        : [],
    ),
  );
}

/** A folder or a file that was read and is not judged, since its name says that nothing reads it, or that it is an example. */
export interface LeftOut {
  /** Of the folder, without a slash at its end, or of the file. */
  readonly uri: string;
  readonly files: number;
  readonly certificates: number;
}

/** What was left out, the most certificates first. */
export const leftOutOf: (report: Report) => readonly LeftOut[] = derived((report: Report): readonly LeftOut[] => {
  if (report.includesLeftOut) return [];
  const seen = new Set<string>();
  const found = new Map<string, { files: number; certificates: number }>();
  for (const { view } of report.nodes) {
    const samples = samplesOf(view);
    for (const { file, path, archived } of view.files) {
      if (!(archived || samples.has(file.uri)) || seen.has(file.uri)) continue;
      seen.add(file.uri);
      const part = (archived ? archivedPart(path) : samplePart(path)) ?? path;
      const uri = above(file.uri, path.slice(part.length).split('/').length - 1);
      const count = found.get(uri) ?? { files: 0, certificates: 0 };
      count.files++;
      count.certificates += file.artifacts.filter(({ kind }) => kind === 'certificate').length;
      found.set(uri, count);
    }
  }
  return [...found]
    .map(([uri, count]) => ({ uri, ...count }))
    .sort((a, b) => b.certificates - a.certificates || b.files - a.files || (a.uri < b.uri ? -1 : 1));
});

/** The URI of the folder so many levels above; hosts escape names in ways of their own, but no slash. */
function above(uri: string, levels: number): string {
  let end = uri.length;
  for (let level = 0; level < levels; level++) end = uri.lastIndexOf('/', end - 1);
  return uri.slice(0, end);
}
