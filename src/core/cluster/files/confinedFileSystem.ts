import type { DirectoryEntry, FileMode, FileStat, FileSystem } from '../../model/ports.ts';
import { joinEmbedded, splitEmbedded } from '../../model/source/embeddedUri.ts';

/** The target of a link. An `outside` target has left its folder or has no end, and is never read; the host cannot resolve an `unknown` one. */
export type LinkTarget =
  | { readonly kind: 'inside'; readonly uri: string }
  | { readonly kind: 'outside'; readonly target: string }
  | { readonly kind: 'unknown' };

/** As many as Linux follows in one path (path_resolution(7)). */
const MAX_LINKS = 40;

/**
 * The core's only way to the host's files. Below the folders that a person opened or mapped, nothing behind a link to a directory is read, and a link
 * to a file is followed only if each segment of its target stays below the folder. The host is not asked about the files that a document writes,
 * because it might take their URI for the document.
 */
export class ConfinedFileSystem implements FileSystem {
  readonly mode: FileSystem['mode'];
  readonly #host: FileSystem;
  /** URIs of those folders, which may be links themselves. */
  #opened: ReadonlySet<string> = new Set();
  /** By directory, whether neither it nor anything between it and its folder is a link. */
  readonly #plain = new Map<string, boolean | Promise<boolean>>();
  readonly #leads = new Map<string, Promise<LinkTarget>>();

  constructor(host: FileSystem) {
    this.#host = host;
    const { mode } = host;
    if (mode) this.mode = async (uri) => this.#modeOf(uri, (at) => mode.call(host, at));
  }

  /** To be called before each look at the folders: what was a directory may be a link by now. */
  beginScan(opened: Iterable<string>): void {
    this.#opened = new Set([...opened].map(withoutSlash));
    this.#plain.clear();
    this.#leads.clear();
  }

  join(uri: string, ...segments: readonly string[]): string {
    return joinEmbedded(uri, segments) ?? this.#host.join(uri, ...segments);
  }

  machinePath(uri: string): string | undefined {
    return splitEmbedded(uri) ? undefined : this.#host.machinePath(uri);
  }

  async readDirectory(uri: string): Promise<readonly DirectoryEntry[] | undefined> {
    if (splitEmbedded(uri) || !(await this.#isPlain(uri))) return undefined;
    const entries = await this.#host.readDirectory(uri);
    for (const { name, kind } of entries ?? []) if (kind === 'directory') this.#plain.set(this.join(uri, name), true);
    return entries;
  }

  /**
   * A link that is followed has the status of its target. `link` stands for a link that is not followed, and for everything behind a link to a
   * directory.
   */
  async stat(uri: string): Promise<FileStat | 'missing' | 'unreadable'> {
    if (splitEmbedded(uri)) return 'missing';
    if (!(await this.#isBelowPlain(uri))) return { kind: 'link', size: 0, version: '' };
    const stat = await this.#host.stat(uri);
    if (typeof stat === 'string' || stat.kind !== 'link') return stat;
    const lead = await this.follow(uri);
    if (lead.kind !== 'inside') return stat;
    const target = await this.#host.stat(lead.uri);
    return typeof target === 'string' ? target : { ...target, version: `${lead.uri} ${target.version}` };
  }

  /** A link is followed where `stat` was asked before. */
  async readFile(uri: string): Promise<Uint8Array | 'missing' | 'unreadable'> {
    if (splitEmbedded(uri)) return 'missing';
    if (!(await this.#isBelowPlain(uri))) return 'unreadable';
    const lead = await this.#leads.get(uri);
    if (!lead) return this.#host.readFile(uri);
    return lead.kind === 'inside' ? this.#host.readFile(lead.uri) : 'unreadable';
  }

  /** Follows links as `readFile` does. Undefined for files that are not read. */
  async chunks(uri: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    if (!this.#host.chunks || splitEmbedded(uri) || !(await this.#isBelowPlain(uri))) return undefined;
    const lead = await this.#leads.get(uri);
    if (lead && lead.kind !== 'inside') return undefined;
    return this.#host.chunks(lead?.uri ?? uri);
  }

  async readLink(uri: string): Promise<string | undefined> {
    if (splitEmbedded(uri) || !(await this.#isBelowPlain(uri))) return undefined;
    return (await this.#host.readLink?.(uri)) ?? standInTarget(this.#host, uri);
  }

  /** The final target of a link, through any number of further links. */
  follow(link: string): Promise<LinkTarget> {
    const lead = this.#leads.get(link) ?? this.#follow(link);
    this.#leads.set(link, lead);
    return lead;
  }

  async #follow(link: string): Promise<LinkTarget> {
    let at = link;
    /** The names that are left of the path, the next one last. */
    const names: string[] = [];
    for (let links = 0; links <= MAX_LINKS; ) {
      const target = await this.readLink(at);
      if (target?.startsWith('/')) return outside(target, names);
      if (target !== undefined) {
        links++;
        at = this.#parent(at) ?? at;
        names.push(...target.split('/').reverse());
      }
      let name = names.pop();
      for (; name === '' || name === '.' || name === '..'; name = names.pop()) {
        if (name !== '..') continue;
        const parent = this.#parent(at);
        if (parent === undefined) return outside(name, names);
        at = parent;
      }
      if (name === undefined) return this.#reached(at);
      at = this.join(at, name);
    }
    return outside((await this.readLink(link)) ?? '', []);
  }

  /** A host that cannot read links reports those on the way as directories. */
  async #reached(uri: string): Promise<LinkTarget> {
    const stat = (await this.#isBelowPlain(uri)) ? await this.#host.stat(uri) : undefined;
    const isKnown = typeof stat === 'string' || (stat !== undefined && stat.kind !== 'link');
    return isKnown ? { kind: 'inside', uri } : { kind: 'unknown' };
  }

  async #modeOf(uri: string, ask: (uri: string) => Promise<FileMode | undefined>): Promise<FileMode | undefined> {
    if (splitEmbedded(uri)) return undefined;
    const stat = (await this.#isBelowPlain(uri)) ? await this.#host.stat(uri) : undefined;
    if (typeof stat !== 'object') return undefined;
    if (stat.kind !== 'link') return ask(uri);
    const lead = await this.follow(uri);
    return lead.kind === 'inside' ? ask(lead.uri) : undefined;
  }

  #isBelowPlain(uri: string): boolean | Promise<boolean> {
    const parent = this.#parent(uri);
    return parent === undefined || this.#isPlain(parent);
  }

  #isPlain(directory: string): boolean | Promise<boolean> {
    const plain = this.#plain.get(directory) ?? this.#lookAt(directory);
    this.#plain.set(directory, plain);
    return plain;
  }

  async #lookAt(directory: string): Promise<boolean> {
    const parent = this.#parent(directory);
    if (parent === undefined) return true;
    if (!(await this.#isPlain(parent))) return false;
    const stat = await this.#host.stat(directory);
    return typeof stat === 'string' || stat.kind !== 'link';
  }

  /** Undefined for a folder that was opened, and at the top of a file system. */
  #parent(uri: string): string | undefined {
    if (this.#opened.has(withoutSlash(uri))) return undefined;
    if (ODD_URI.test(uri)) {
      const above = this.join(uri, '..');
      return above === uri ? undefined : above;
    }
    const end = uri.lastIndexOf('/');
    return end < uri.indexOf('://') + 3 ? undefined : uri.slice(0, end);
  }
}

/** In a URI with a query or fragment, what stands behind the last "/" is no name. */
const ODD_URI = /[?#]/;

function withoutSlash(uri: string): string {
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}

function outside(target: string, rest: readonly string[]): LinkTarget {
  return { kind: 'outside', target: [withoutSlash(target), ...rest.toReversed()].join('/') };
}

/**
 * Wraps a file system that may reject, such as when a disk is gone: the answer is then that of an unreadable file, and `onCrash` gets the
 * error.
 */
export function containedFileSystem(
  fileSystem: FileSystem,
  onCrash: (uri: string, error: unknown) => void,
): FileSystem {
  const contained =
    <Answer, Otherwise>(ask: (uri: string) => Promise<Answer>, otherwise: Otherwise) =>
    async (uri: string): Promise<Answer | Otherwise> => {
      try {
        return await ask(uri);
      } catch (error) {
        onCrash(uri, error);
        return otherwise;
      }
    };
  const { chunks, readLink, mode } = fileSystem;
  return {
    join: (uri, ...segments) => fileSystem.join(uri, ...segments),
    machinePath: (uri) => fileSystem.machinePath(uri),
    readDirectory: contained((uri) => fileSystem.readDirectory(uri), undefined),
    stat: contained((uri) => fileSystem.stat(uri), 'unreadable' as const),
    readFile: contained((uri) => fileSystem.readFile(uri), 'unreadable' as const),
    chunks: chunks && contained((uri) => chunks.call(fileSystem, uri), undefined),
    readLink: readLink && contained((uri) => readLink.call(fileSystem, uri), undefined),
    mode: mode && contained((uri) => mode.call(fileSystem, uri), undefined),
  };
}

/** The links that the kubelet keeps to its newest certificates (client-go, util/certificate, FileStore). */
const CURRENT = /(?:^|\/)(kubelet-(?:client|server))-current\.pem$/;

const DATED = /^(kubelet-(?:client|server))-\d[\d-]*\.pem$/;

/**
 * Replaces reading links for a host that cannot: a link to one of the kubelet's certificates stands for the newest dated file in its folder.
 * Undefined for any other link.
 */
async function standInTarget(fileSystem: FileSystem, uri: string): Promise<string | undefined> {
  const [, kind] = CURRENT.exec(uri) ?? [];
  if (kind === undefined) return undefined;
  const entries = (await fileSystem.readDirectory(fileSystem.join(uri, '..'))) ?? [];
  if (!entries.some((entry) => entry.kind === 'link' && entry.name === `${kind}-current.pem`)) return undefined;
  return entries
    .flatMap(({ name }) => (DATED.exec(name)?.[1] === kind ? name : []))
    .sort()
    .at(-1);
}
