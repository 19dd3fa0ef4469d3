import { baseName } from '../../../core/beforeCandidates.ts';
import {
  append,
  asText,
  type CertificateArtifact,
  joined,
  locationOf,
  untrusted,
  yamlPathOf,
} from '../../../core/index.ts';
import { withLazyChildren } from '../nodes/lazyChildren.ts';
import { type TreeNode, worstStatus } from '../nodes/treeNode.ts';
import { certificateNode } from './certificateNode.ts';
import { type CertificateView, shownCertificates } from './certificateView.ts';
import { headingNode } from './groupNode.ts';
import { type CertificateListing, compare, type ListedCertificate } from './listing.ts';

/** A certificate at one of its places. */
interface Placed {
  readonly one: ListedCertificate;
  readonly place: CertificateArtifact;
}

/** Folder by folder the files that hold certificates; a file that holds one is that certificate's row. */
export function byFile(listing: CertificateListing, view: CertificateView): readonly TreeNode[] {
  const files = new Map<string, Placed[]>();
  for (const one of shownCertificates(listing, view)) {
    for (const place of one.places) append(files, place.origin.uri, { one, place });
  }
  const folders = new Map<string, string[]>();
  for (const uri of files.keys()) append(folders, folderOf(listing.context.pathOf(uri)), uri);
  return [...folders]
    .sort(([a], [b]) => compare(a, b))
    .map(([folder, uris]) => {
      const id = `${listing.node.view.id}/folder/${folder}`;
      const heading = { id, label: untrusted(folder), icon: 'folder' };
      const sorted = [...uris].sort((a, b) => compare(listing.context.pathOf(a), listing.context.pathOf(b)));
      const rows = () => sorted.map((uri) => fileNode(uri, files.get(uri) ?? [], listing));
      return headingNode(heading, 'none', uris.length, rows);
    });
}

function fileNode(uri: string, placed: readonly Placed[], listing: CertificateListing): TreeNode {
  const id = `${listing.node.view.id}/file/${uri}`;
  const label = untrusted(baseName(listing.context.pathOf(uri)));
  const sorted = [...placed].sort((a, b) => a.place.origin.span.start - b.place.origin.span.start);
  const rows = sorted.map(({ one, place }, at) => placedNode(`${id}/${at}`, one, place, listing));
  const [first, ...others] = rows;
  if (first && others.length === 0) {
    const { label: name, description } = first;
    return { ...first, id, label, description: joined(description ? [name, description] : [name], ' · ') };
  }
  const status = worstStatus(rows.map((row) => row.status));
  return withLazyChildren(
    {
      id,
      label,
      description: asText(rows.length),
      status: status === 'good' ? 'none' : status,
      icon: 'file',
      target: sorted[0] && locationOf(sorted[0].place),
      expanded: false,
    },
    () => rows,
  );
}

/** The certificate's row at this very place: it leads there, tells what is wrong there, and names its field, not its file. */
function placedNode(
  id: string,
  one: ListedCertificate,
  place: CertificateArtifact,
  listing: CertificateListing,
): TreeNode {
  const field = yamlPathOf(place);
  const here = { ...one, artifact: place, places: [place] };
  return certificateNode(here, id, listing, undefined, field === undefined ? [] : [untrusted(fieldName(field))]);
}

/** The last step of a YAML path: "client-certificate-data". */
function fieldName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** "etc/kubernetes/pki"; "." for a file of the workspace folder itself. */
function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '.' : path.slice(0, end);
}
