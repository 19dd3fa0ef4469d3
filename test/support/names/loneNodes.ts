import type { Finding } from '../../../src/core/model/finding.ts';
import type { MemoryWorkspace } from '../memoryWorkspace.ts';
import type { NodeFile } from '../nodeOptions.ts';
import { disguised } from './disguise.ts';

export type Way = (typeof WAYS)[number];

/**
 * How little of what a finding rests on is left:
 *
 * - `place`, `name`, `content`: the file of the finding by itself, where it was, in a folder that says nothing, and there under a name that says nothing
 * - `other content in place`, `other content`, `other content without name`: likewise, with content about something else
 * - `other kind`: where it was, with documents of another group of the API
 * - `pair by name`, `pair by content`, `pair of other content`: the certificates and keys of the finding
 */
export const WAYS = [
  'place',
  'name',
  'content',
  'other content in place',
  'other content',
  'other content without name',
  'other kind',
  'pair by name',
  'pair by content',
  'pair of other content',
] as const;

export type LoneFiles = ReadonlyMap<string, NodeFile>;

/** Nothing of Kubernetes has such a folder. */
const FOLDER = 'app';

/** The nodes that the files of a finding allow, on which little more than names suggests what it reports. */
export function loneNodes(workspace: MemoryWorkspace, { at, related }: Finding): ReadonlyMap<Way, LoneFiles> {
  const path = pathOf(workspace, at.uri);
  const file = bytesOf(workspace, path);
  if (file === undefined) throw new Error(`Not a file: ${path}`);
  const [moved, unnamed, other] = [inFolder(path), withoutName(path, 0), disguised(file)];
  const nodes = new Map<Way, LoneFiles>([
    ['place', new Map([[path, file]])],
    ['name', new Map([[moved, file]])],
    ['content', new Map([[unnamed, file]])],
    ['other content without name', new Map([[unnamed, other]])],
    ['other content', new Map([[moved, other]])],
    ['other content in place', new Map([[path, other]])],
  ]);
  const text = Buffer.from(file).toString();
  const otherKind = text.replaceAll(API_VERSION, '$1shop.example.com/v1');
  if (otherKind !== text) nodes.set('other kind', new Map([[path, Buffer.from(otherKind)]]));
  const paths = [...new Set([path, ...related.map(({ uri }) => pathOf(workspace, uri))])];
  const pems = paths.flatMap((one) => {
    const content = bytesOf(workspace, one);
    return content && isPem(content) ? [{ one, content }] : [];
  });
  if (pems.length > 1) {
    nodes.set('pair by name', new Map(pems.map(({ one, content }) => [inFolder(one), content])));
    nodes.set('pair by content', new Map(pems.map(({ one, content }, nth) => [withoutName(one, nth), content])));
    nodes.set('pair of other content', new Map(pems.map(({ one, content }) => [inFolder(one), disguised(content)])));
  }
  return nodes;
}

const API_VERSION = /^(\s*(?:- )?"?apiVersion"?: ).*$/gm;

/** The path of a finding's file; for one inside of an archive or a document, the file around it. */
const pathOf = (workspace: MemoryWorkspace, uri: string) => workspace.path(uri).replace(/#!.*/, '');

function bytesOf(workspace: MemoryWorkspace, path: string): Uint8Array | undefined {
  const file = workspace.files.get(path);
  return file instanceof Uint8Array ? file : undefined;
}

const isPem = (file: Uint8Array) => Buffer.from(file).toString('latin1').startsWith('-----BEGIN ');

const inFolder = (path: string) => `${FOLDER}/${path.slice(path.lastIndexOf('/') + 1)}`;

/** Only the ending stays, by which files are found. */
const withoutName = (path: string, nth: number) => `${FOLDER}/x${nth + 1}${/\.\w+$/.exec(path)?.[0] ?? ''}`;
