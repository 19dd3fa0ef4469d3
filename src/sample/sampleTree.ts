/** A folder of the sample. */
export interface SampleFolder {
  readonly entries: Map<string, SampleEntry>;
  /** The entries that are symbolic links; they hold what they lead to. */
  readonly links: Set<string>;
}

export type SampleEntry = SampleFolder | Uint8Array;

/** The entry at a path. */
export interface FoundEntry {
  readonly entry: SampleEntry;
  readonly isLink: boolean;
}

/** The folder that holds the files. */
export function sampleTree(files: ReadonlyMap<string, SampleContent>): SampleFolder {
  const root = newFolder();
  const bytesOf = (file: SampleContent = ''): Uint8Array => {
    if (file instanceof Uint8Array) return file;
    return typeof file === 'string' ? new TextEncoder().encode(file) : bytesOf(files.get(file.linkTo));
  };
  for (const [path, file] of files) {
    const segments = path.split('/');
    const name = segments.pop() ?? '';
    const folder = segments.reduce(openFolder, root);
    folder.entries.set(name, bytesOf(file));
    if (isLink(file)) folder.links.add(name);
  }
  return root;
}

/** The entry at the path below the folder, which is "" for the folder itself; undefined if there is none. */
export function entryAt(root: SampleFolder, path: string): FoundEntry | undefined {
  let found: FoundEntry = { entry: root, isLink: false };
  for (const name of path.split('/').filter((segment) => segment !== '')) {
    const { entry: folder } = found;
    const entry = isFile(folder) ? undefined : folder.entries.get(name);
    if (entry === undefined || isFile(folder)) return undefined;
    found = { entry, isLink: folder.links.has(name) };
  }
  return found;
}

export function isFile(entry: SampleEntry): entry is Uint8Array {
  return entry instanceof Uint8Array;
}

function isLink(file: SampleContent): boolean {
  return typeof file === 'object' && 'linkTo' in file;
}

function openFolder(parent: SampleFolder, name: string): SampleFolder {
  const known = parent.entries.get(name);
  if (known !== undefined && !isFile(known)) return known;
  const made = newFolder();
  parent.entries.set(name, made);
  return made;
}

function newFolder(): SampleFolder {
  return { entries: new Map(), links: new Set() };
}

/** A file's text, or the path inside the sample that a symbolic link leads to. */
export type SampleFile = string | { readonly linkTo: string };

/** The same, or the bytes of an archive. */
export type SampleContent = SampleFile | Uint8Array;

/** Files by path inside the sample, such as "control-plane/etc/kubernetes/admin.conf". */
export type SampleFiles = Map<string, SampleFile>;
