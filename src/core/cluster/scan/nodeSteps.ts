import { isStaticPodPath } from '../../kubernetes/values/candidatePath.ts';
import { isSameVersion } from '../../kubernetes/versions/version.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Version } from '../../model/documents/version.ts';
import { derivedFromPrevious } from '../../model/memo/derived.ts';
import type { Memo } from '../../model/memo/memo.ts';
import { sameItems, sameJson } from '../../model/memo/same.ts';
import { input, type Reader, type Step, step } from '../../model/memo/step.ts';
import type { NodeView } from '../../model/node.ts';
import type { FileMode } from '../../model/ports.ts';
import type { FoundFile, NodeRoot } from '../../model/root.ts';
import { parentOf } from '../../model/source/directories.ts';
import { splitEmbedded } from '../../model/source/embeddedUri.ts';
import type { ConfinedFileSystem } from '../files/confinedFileSystem.ts';
import { type FileLoader, type LoadedFile, sameLoad } from '../files/fileLoader.ts';
import { isRun, type PodFolders, type RunFiles } from '../files/runFiles.ts';
import { buildLooseNode } from '../nodes/buildLooseNode.ts';
import { buildNode } from '../nodes/buildNode.ts';
import { FilesOfViews } from '../nodes/filesOfViews.ts';
import { inRelease } from '../nodes/inRelease.ts';
import { membersOfNode, type NamedMember } from '../nodes/membersOfNode.ts';
import { withMentions } from '../nodes/mentionedFiles.ts';
import type { PlacedFile } from '../nodes/placedFile.ts';
import type { ResolveContext } from '../nodes/resolvePath.ts';
import { type FileModeCheck, withFileModes } from '../nodes/withFileModes.ts';
import { type FilePart, partOfFile } from './partOfFile.ts';

/** The files that make one node, or the loose ones of a folder. */
export interface NodeGroup {
  /** Id of the node. */
  readonly id: string;
  readonly label: string;
  /** The label that loose files would have if no node had it; absent otherwise. */
  readonly labelTaken?: string;
  /** Absent for loose files. */
  readonly root?: NodeRoot;
  readonly found: readonly FoundFile[];
  /** Files of other programs that mention paths; absent if there are none. */
  readonly mentioning?: readonly FoundFile[];
  /** The members of etcd that its files start on further machines, which are nodes by themselves; absent if there are none. */
  readonly members?: readonly NamedMember[];
  /** For the group of such a member, the id of the group whose files start it, and its index there. */
  readonly member?: { readonly of: string; readonly at: number };
  /** By URI, the parts of those files that other nodes have parts of too; absent if there are none. */
  readonly parts?: ReadonlyMap<string, FilePart>;
  readonly check: FileModeCheck;
}

/** The other files in the folders. Reading them is not recorded: the scan outdates the nodes in whose surroundings something changed. */
export type Surroundings = Pick<ResolveContext, 'isExcluded' | 'isPlain'>;

/** The steps that lead from the disk to the nodes. */
export class NodeSteps {
  /** By URI. */
  readonly file: Step<LoadedFile>;
  /** Target of a link; undefined for any other file. */
  readonly link: Step<string | undefined>;
  readonly mode: Step<FileMode | undefined>;
  /** By id of the node. */
  readonly group = input<NodeGroup>('group', sameGroup);
  /** By URI of a directory, what kubelets run in it as their flags or configurations name it. */
  readonly runFiles = input<RunFiles>('runFiles', sameJson);
  /** The release of Kubernetes that every node is read as, under the empty key; undefined for those that its files state. */
  readonly release = input<Version>('release', isSameVersion);
  readonly node: Step<NodeView>;
  /** Ids of all nodes, in order. */
  readonly ids = input<readonly string[]>('ids', sameItems);
  /** All nodes, in order. */
  readonly views: Step<readonly NodeView[]>;
  /** The files of all nodes by URI, in their order. */
  readonly files: Step<ReadonlyMap<string, DecodedFile>>;
  /** The node of a group whose files start members of etcd on several machines, and the nodes of its further members. */
  readonly divided: Step<readonly NodeView[]>;
  /** The node before its modes were looked at. */
  readonly withoutModes: Step<NodeView>;
  readonly #fileSystem: ConfinedFileSystem;
  readonly #loader: FileLoader;
  #podFolders: PodFolders = new Map();
  #surroundings: Surroundings = { isExcluded: () => false };

  constructor(memo: Memo, fileSystem: ConfinedFileSystem, loader: FileLoader) {
    this.#fileSystem = fileSystem;
    this.#loader = loader;
    this.file = step('file', (uri, read) => this.#load(uri, read, memo.latest(this.file, uri)), sameLoad);
    this.link = step('link', (uri) => fileSystem.readLink(uri));
    this.mode = step('mode', (uri) => fileSystem.mode?.(uri), sameJson);
    this.divided = step('divided', async (id, read) => {
      const { members = [] } = (await read.read(this.group, id)) ?? {};
      return membersOfNode(await this.#assemble(id, read), members);
    });
    this.withoutModes = step('withoutModes', (id, read) => this.#build(id, read));
    this.node = step('node', (id, read) => this.#withModes(id, read), sameModes);
    this.views = step('views', async (_, read) => read.readAll(this.node, (await read.read(this.ids)) ?? []));
    const filesOf = derivedFromPrevious(
      (views: readonly NodeView[]) => new FilesOfViews(views),
      (files, _, views) => files.after(views),
    );
    this.files = step('files', async (_, read) => filesOf(await read.read(this.views)));
  }

  surroundedBy(surroundings: Surroundings): void {
    this.#surroundings = surroundings;
  }

  /** Makes the node of an id be built again, or all nodes. */
  outdateNodes(memo: Memo, id?: string): void {
    memo.outdate(this.divided, id);
    memo.outdate(this.withoutModes, id);
  }

  /** Sets the directories whose direct files are read as static pods. */
  runsPodsIn(memo: Memo, folders: PodFolders): void {
    for (const uri of this.#podFolders.keys()) if (!folders.has(uri)) memo.set(this.runFiles, uri, []);
    for (const [uri, run] of folders) memo.set(this.runFiles, uri, run);
    this.#podFolders = folders;
  }

  /** How paths are resolved: the reader records every file, link and mode that is looked at. */
  contextFor(read: Reader): ResolveContext {
    const { file, link, mode } = this;
    const fileSystem = this.#fileSystem;
    return {
      ...this.#surroundings,
      load: (uri) => read.read(file, uri),
      fileSystem: {
        join: (uri, ...segments) => fileSystem.join(uri, ...segments),
        readDirectory: (uri) => fileSystem.readDirectory(uri),
        stat: (uri) => fileSystem.stat(uri),
        readFile: (uri) => fileSystem.readFile(uri),
        readLink: (uri) => read.read(link, uri),
        mode: fileSystem.mode && ((uri) => read.read(mode, uri)),
        machinePath: (uri) => fileSystem.machinePath(uri),
      },
    };
  }

  /** How a file is read depends on whether the kubelet runs it. */
  async #isStaticPod(uri: string, read: Reader): Promise<boolean> {
    return isStaticPodPath(uri) || isRun(uri, await read.read(this.runFiles, parentOf(uri)));
  }

  /** A file of the disk, or one that a document on the disk writes. */
  async #load(uri: string, read: Reader, known: LoadedFile | undefined): Promise<LoadedFile> {
    const place = splitEmbedded(uri);
    if (!place) return this.#loader.load(uri, known, await this.#isStaticPod(uri, read));
    const document = await read.read(this.file, place.document);
    if (document.kind !== 'decoded') return { kind: 'missing' };
    return this.#loader.loadEmbedded(uri, document.file, known, await this.#isStaticPod(uri, read));
  }

  async #build(key: string, read: Reader): Promise<NodeView> {
    const group = await this.#groupOf(key, read);
    const { id, label, labelTaken, mentioning = [], members, member } = group;
    const divided = member || members ? await read.read(this.divided, member?.of ?? id) : [];
    const built = divided[member ? member.at + 1 : 0] ?? (await this.#assemble(key, read));
    const view = member ? { ...built, id, label } : built;
    const labeled = labelTaken === undefined ? view : { ...view, labelTaken };
    const released = inRelease(labeled, await read.read(this.release, ''));
    return withMentions(released, await this.#placed(mentioning, read));
  }

  async #groupOf(id: string, read: Reader): Promise<NodeGroup> {
    const group = await read.read(this.group, id);
    if (!group) throw new Error(`There is no group of files ${id}.`);
    return group;
  }

  /** The node of all files of a group. */
  async #assemble(key: string, read: Reader): Promise<NodeView> {
    const { id, label, root, found, parts } = await this.#groupOf(key, read);
    const whole = await this.#placed(found, read);
    const placed = parts ? whole.map((one) => inPart(one, parts.get(one.found.uri))) : whole;
    const context = this.contextFor(read);
    return root ? buildNode(root, label, placed, context) : buildLooseNode(id, label, placed, context);
  }

  async #placed(found: readonly FoundFile[], read: Reader): Promise<readonly PlacedFile[]> {
    const placed: PlacedFile[] = [];
    for (const one of found) {
      const loaded = await read.read(this.file, one.uri);
      if (loaded.kind === 'decoded') placed.push({ found: one, file: loaded.file });
    }
    return placed;
  }

  async #withModes(id: string, read: Reader): Promise<NodeView> {
    const view = await read.read(this.withoutModes, id);
    const group = await read.read(this.group, id);
    const moded = await withFileModes(view, group?.check ?? 'never', this.contextFor(read));
    // The directories are those of the node that its files are taken from.
    const { directories: _, ...ofMember } = moded;
    return group?.member ? ofMember : moded;
  }
}

function inPart(placed: PlacedFile, part: FilePart | undefined): PlacedFile {
  return part ? { ...placed, file: partOfFile(placed.file, part) } : placed;
}

function sameGroup(one: NodeGroup, other: NodeGroup): boolean {
  return (
    one.label === other.label &&
    one.labelTaken === other.labelTaken &&
    one.check === other.check &&
    sameJson(one.members, other.members) &&
    sameJson(one.member, other.member) &&
    sameJson([...(one.parts ?? [])], [...(other.parts ?? [])]) &&
    sameRoot(one.root, other.root) &&
    sameFiles(one.found, other.found) &&
    sameFiles(one.mentioning, other.mentioning)
  );
}

function sameFiles(one: readonly FoundFile[] = [], other: readonly FoundFile[] = []): boolean {
  return one.length === other.length && one.every((found, at) => sameFound(found, other[at]));
}

function sameRoot(one: NodeRoot | undefined, other: NodeRoot | undefined): boolean {
  if (!one || !other) return one === other;
  return (
    one.uri === other.uri &&
    one.folder.name === other.folder.name &&
    one.hostPath === other.hostPath &&
    one.mounts.length === other.mounts.length &&
    one.mounts.every(
      ({ hostPath, uri }, at) => hostPath === other.mounts[at]?.hostPath && uri === other.mounts[at]?.uri,
    )
  );
}

function sameFound(one: FoundFile, other: FoundFile | undefined): boolean {
  return (
    one.uri === other?.uri &&
    one.path === other.path &&
    one.link === other.link &&
    one.archived === other.archived &&
    one.isStaticPod === other.isStaticPod &&
    one.inRepository === other.inRepository
  );
}

/** Whether a node has the same modes. Its other parts are the same unless it was built again. */
function sameModes(one: NodeView, other: NodeView): boolean {
  if (one === other) return true;
  if (one.components !== other.components) return false;
  const modes = ({ files, directories, modesOf }: NodeView) =>
    JSON.stringify([modesOf, files.map(({ mode }) => mode), directories]);
  return modes(one) === modes(other);
}
