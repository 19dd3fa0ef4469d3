import {
  archivedPart,
  isDocumentationPath,
  isSamplePath,
  isSystemBundle,
  isSystemRootsFolder,
  samplePart,
} from '../cluster/files/candidates.ts';
import { flagUri } from '../cluster/nodes/flags.ts';
import { namedFiles } from '../cluster/nodes/namedFiles.ts';
import { isStaticPodPath } from '../kubernetes/values/candidatePath.ts';
import type { Connection } from '../model/connection.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import { derived } from '../model/memo/derived.ts';
import type { NodeFile, NodeView } from '../model/node.ts';
import type { Report } from '../model/report.ts';

/**
 * Files that are shown but have no findings: test data, examples and system root certificates, unless a file with findings names them, and
 * documentation outside of a node's copy, whose snippets are shortened or made up. If such a folder is opened itself, its files have findings.
 */
export const samplesOf = derived((view: NodeView): ReadonlySet<string> => {
  const { files, components, kubeconfigs, services = [], root } = view;
  const isWithin = root !== undefined && !isSamplePath(`${root.path}/`);
  // The kubelet runs a file of any name.
  const isRun = ({ hostPath, isStaticPod }: NodeFile) =>
    isWithin && hostPath !== undefined && (isStaticPod === true || isStaticPodPath(hostPath));
  const byName = new Set(files.flatMap((one) => (isSamplePath(one.path) && !isRun(one) ? one.file.uri : [])));
  const judged = components.filter((one) =>
    [one.uri, ...one.flags.map(({ flag }) => flagUri(one, flag))].some((uri) => !byName.has(uri)),
  );
  const named = new Set([...namedFiles({ components: judged, kubeconfigs: [], services })].map(({ uri }) => uri));
  const used = kubeconfigs.filter(({ document: { uri } }) => !byName.has(uri) || named.has(uri));
  for (const { uri } of namedFiles({ components: [], kubeconfigs: used })) named.add(uri);
  return new Set(
    files.flatMap(({ file, path, hostPath }) =>
      ((byName.has(file.uri) || isSystemRootsFolder(path)) && !named.has(file.uri)) ||
      (isSystemBundle(path) && holdsManyRoots(file)) ||
      (hostPath === undefined && isDocumentationPath(path))
        ? file.uri
        : [],
    ),
  );
});

/** Many CAs have files of that name that hold one or two of them: OpenShift calls each of its bundles `ca-bundle.crt`. */
function holdsManyRoots({ artifacts }: DecodedFile): boolean {
  return artifacts.length >= MANY_ROOTS;
}

/** The bundles of operating systems have more than a hundred certificates, of which a copy may lack some. */
const MANY_ROOTS = 40;

/** The connections that files with findings set up: those of left-out files are not counted, as their findings are not. */
export function judgedConnections(
  connections: readonly Connection[],
  views: readonly NodeView[],
): readonly Connection[] {
  const samples = views.map(samplesOf).filter(({ size }) => size > 0);
  return samples.length === 0 ? connections : connections.filter(({ at }) => !samples.some((own) => own.has(at.uri)));
}

/** A folder or file that was read but not checked because its name marks it as a backup or an example. */
export interface LeftOut {
  /** The folder's URI without a trailing slash, or the file's. */
  readonly uri: string;
  /** Relative to its workspace folder. */
  readonly path: string;
  readonly files: number;
  readonly certificates: number;
}

/** Everything that was left out by name, most certificates first. */
export const leftOutOf: (report: Report) => readonly LeftOut[] = derived((report: Report): readonly LeftOut[] => {
  if (report.includesLeftOut) return [];
  const seen = new Set<string>();
  const found = new Map<string, { path: string; files: number; certificates: Set<string> }>();
  for (const { view } of report.nodes) {
    const samples = samplesOf(view);
    for (const { file, path, archived } of view.files) {
      if (!(archived || samples.has(file.uri)) || seen.has(file.uri)) continue;
      seen.add(file.uri);
      const part = (archived ? archivedPart(path) : samplePart(path)) ?? path;
      const uri = above(file.uri, path.slice(part.length).split('/').length - 1);
      const count = found.get(uri) ?? { path: part, files: 0, certificates: new Set() };
      count.files++;
      for (const artifact of file.artifacts)
        if (artifact.kind === 'certificate') count.certificates.add(artifact.certificate.sha256);
      found.set(uri, count);
    }
  }
  return [...found]
    .map(([uri, { path, files, certificates }]) => ({ uri, path, files, certificates: certificates.size }))
    .sort((a, b) => b.certificates - a.certificates || b.files - a.files || (a.uri < b.uri ? -1 : 1));
});

/** The URI `levels` folders up. Cuts at slashes, since hosts escape other characters differently. */
function above(uri: string, levels: number): string {
  let end = uri.length;
  for (let level = 0; level < levels; level++) end = uri.lastIndexOf('/', end - 1);
  return uri.slice(0, end);
}
