import { baseName } from './directories.ts';
import { madePath } from './templateName.ts';

const DOCUMENT_SUFFIX = /\.(?:ya?ml|json|bu|fcc|ign|cfg|rkestate|sh|bash)$/i;

/** Words in the names of user data for cloud-init, also next to others: `user-data-master`. */
const USER_DATA = /(?:^|[-_])(?:user[-_]?data|cloud[-_]?(?:config|init))(?:$|[-_])/i;

/** Whether a name is one that people give to user data. */
export function isUserDataName(name: string): boolean {
  const plain = /\.txt$/i.test(name) ? name.slice(0, -4) : name;
  return !plain.includes('.') && USER_DATA.test(plain);
}

/** Whether the files that a document writes are looked for in a file of that name. Scripts may have no suffix. */
export function isDocumentName(path: string): boolean {
  const name = baseName(madePath(path));
  if (DOCUMENT_SUFFIX.test(name) || !name.includes('.') || isUserDataName(name)) return true;
  return baseName(path).toLowerCase().includes('systemctl');
}

/**
 * Stands between a document's URI and what it writes. No host gives it to a real file: "#" ends the path of a URI, and in a name it is written
 * as `%23` (RFC 3986 §3.3). A folder's own fragment has no raw "!", which VS Code escapes.
 */
const URI_MARK = '#!';

/** The same in a path below a folder. No file system has a name with NUL, and the walk skips one that an archive has. */
export const PATH_MARK = '\0';

/** Stands for either mark in what people read, as for what an archive holds: `node.yaml!/etc/kubernetes/pki/ca.crt`. */
const SHOWN_MARK = '!';

/** A place in what a document writes. */
interface EmbeddedPlace {
  /** The document's URI, or its path below a folder. */
  readonly document: string;
  /** Ends with the machine's name, and stands for "/" on the machine. */
  readonly folder: string;
  /** The machine's name, "" for that of a document with one. */
  readonly machine: string;
  /** Below "/" on the machine, "" for that itself. */
  readonly path: string;
}

/** The URI of a file that a document writes. */
export function embeddedUri(document: string, machine: string, path: string): string {
  const below = path.split('/').map(escaped).join('/');
  return `${document}${URI_MARK}${machine}${below === '' ? '' : `/${below}`}`;
}

/** The path of a file that a document writes, below the document's folder. */
export function embeddedPath(document: string, machine: string, path: string): string {
  return `${document}${PATH_MARK}${machine}/${path}`;
}

/** `FileSystem.join` below what a document writes, whose "/" is above itself as on the machine; undefined for every other URI. */
export function joinEmbedded(uri: string, segments: readonly string[]): string | undefined {
  const place = splitEmbedded(uri);
  if (!place) return undefined;
  const names: string[] = [];
  for (const name of [place.path, ...segments].flatMap((segment) => segment.split('/'))) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return embeddedUri(place.document, place.machine, names.join('/'));
}

/** Whether a URI is that of a document as a file of the machine that it sets up, such as a script where it runs. */
export function isWithinItself(uri: string): boolean {
  const place = splitEmbedded(uri);
  return place !== undefined && place.path === baseName(place.document);
}

/** The place of the URI of a file that a document writes; undefined for every other URI. */
export function splitEmbedded(uri: string): EmbeddedPlace | undefined {
  const place = splitAt(uri, URI_MARK);
  return place && { ...place, path: unescaped(place.path) };
}

/** The place of the path of a file that a document writes; undefined for every other path. */
export function splitEmbeddedPath(path: string): EmbeddedPlace | undefined {
  return splitAt(path, PATH_MARK);
}

function splitAt(text: string, mark: string): EmbeddedPlace | undefined {
  const at = text.indexOf(mark);
  if (at < 0) return undefined;
  const start = at + mark.length;
  const slash = text.indexOf('/', start);
  const end = slash < 0 ? text.length : slash;
  return {
    document: text.slice(0, at),
    folder: text.slice(0, end),
    machine: text.slice(start, end),
    path: text.slice(end + 1),
  };
}

/** The file that an editor can open: the document itself for a file that it writes. */
export function documentUri(uri: string): string {
  const at = uri.indexOf(URI_MARK);
  return at < 0 ? uri : uri.slice(0, at);
}

/** The suffix that selects a file of a document, such as `!/etc/kubernetes/pki/ca.crt`; "" for every other file. */
export function shownWithin(uri: string): string {
  const place = splitEmbedded(uri);
  return place ? `${SHOWN_MARK}${place.machine}/${place.path}` : '';
}

/** A path below a folder as people read it and as settings match it. */
export function shownPath(path: string): string {
  return path.replace(PATH_MARK, SHOWN_MARK);
}

/** A lone surrogate has no UTF-8. */
function escaped(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\u{fffd}'));
}

/** The text itself if its "%" are no escapes. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
