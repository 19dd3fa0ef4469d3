import { type CertificateArtifact, yamlPathOf } from '../../model/artifacts/artifact.ts';
import { lookupBy } from '../../model/collections/lookup.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';

type Files = Pick<NodeView, 'files'>;

const byUri = lookupBy<NodeFile>(({ file }) => file.uri);
const byPath = lookupBy<NodeFile>(({ hostPath, archived }) => (archived ? undefined : hostPath));

/** The file of a node by its URI. */
export function fileOfUri({ files }: Files, uri: string): NodeFile | undefined {
  return byUri(files, uri);
}

/** The file of a node by its path there. */
export function fileAt({ files }: Files, hostPath: string): NodeFile | undefined {
  return byPath(files, hostPath);
}

/** The path on the node of a file known by its URI; undefined if it lies outside every root. */
export function hostPathOfUri(node: Files, uri: string): string | undefined {
  return fileOfUri(node, uri)?.hostPath;
}

/** The path by which a message names a file: that on the node, unless the reader of the workspace finds the file elsewhere. */
export function shownPath({ path, hostPath }: Pick<NodeFile, 'path' | 'hostPath'>): string {
  return hostPath?.endsWith(`/${path}`) ? hostPath : path;
}

/** Whether it is known where a file lies on the node. */
export function isPlaced(node: Files, uri: string): boolean {
  return hostPathOfUri(node, uri) !== undefined;
}

const sortedPaths = derived((files: NodeView['files']): readonly string[] =>
  files.flatMap(({ hostPath }) => hostPath ?? []).sort(),
);

/** Whether a file of the node other than that one lies below a directory, at any depth. */
export function hasFileBelow({ files }: Files, directory: string, except?: string): boolean {
  const paths = sortedPaths(files);
  const prefix = `${directory}/`;
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paths[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  while (paths[low] === except && low < paths.length) low++;
  return paths[low]?.startsWith(prefix) ?? false;
}

/**
 * A certificate, by its SHA-256, in the file that the node keeps it in, not in a backup or in a copy that a kubeconfig or an object embeds. The first
 * of several files by path; undefined if there is no such file.
 */
export function ownCertificate({ files }: Files, sha256: string): CertificateArtifact | undefined {
  return ownCertificates(files).get(sha256);
}

const ownCertificates = derived((files: NodeView['files']): ReadonlyMap<string, CertificateArtifact> => {
  const found = new Map<string, CertificateArtifact>();
  for (const { file } of files.filter(({ archived }) => !archived).sort((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const artifact of file.artifacts) {
      if (artifact.kind !== 'certificate' || yamlPathOf(artifact) !== undefined) continue;
      const { sha256 } = artifact.certificate;
      if (!found.has(sha256)) found.set(sha256, artifact);
    }
  }
  return found;
});
