import path from 'node:path';
import { circlesOf, type Import, importsOf } from './imports.ts';
import { EDITOR_LAW, LAW, type Row } from './law.ts';

const CORE = 'src/core/';
const EDITOR = 'src/editor/';

/** The entrances from outside of the core; the second is the part of it that an editor needs before it finds a file. */
const DOORS: ReadonlySet<string> = new Set([`${CORE}index.ts`, `${CORE}beforeCandidates.ts`]);

/** The place of a file: its layer, which is the editor or one of the core, and its folder in that layer, "." for the layer itself. */
interface Place {
  readonly layer: string;
  readonly folder: string;
}

/** Every breach of the law in the given sources, one a line, by file and line; empty if there is none. */
export function breachesIn(sources: ReadonlyMap<string, string>): readonly string[] {
  const imports = importsOf(sources);
  const under = (part: string) => imports.filter(({ from, to }) => from.startsWith(part) && to.startsWith(part));
  const inside = [...under(CORE), ...under(EDITOR)];
  return [
    ...[...sources.keys()].filter((file) => file.startsWith(CORE) || file.startsWith(EDITOR)).flatMap(homeless),
    ...imports.flatMap(throughTheDoor),
    ...inside.flatMap(upwards),
    ...circlesOf(imports.map(({ from, to }) => [from, to] as const)).map(
      (names) => `circle of files: ${names.join(', ')}`,
    ),
    ...circlesOf(inside.map(({ from, to }) => [folderOf(from), folderOf(to)] as const)).map(
      (names) => `circle of folders: ${names.join(', ')}`,
    ),
  ];
}

/** A file in a folder that the law does not name. */
function homeless(file: string): readonly string[] {
  if (DOORS.has(file)) return [];
  const place = placeOf(file);
  return place && rankOf(place) >= 0 ? [] : [`${file}: the law knows no such folder`];
}

/** Modules outside of the core import through a door; the pages import the messages of protocol, and no more. */
function throughTheDoor({ from, line, to }: Import): readonly string[] {
  if (!from.startsWith('src/') || from.startsWith(CORE) || !to.startsWith(CORE)) return [];
  return DOORS.has(to) || (from.startsWith('src/webview/') && MAY_PASS.has(to))
    ? []
    : [`${from}:${line}: imports ${to}, not the core's index.ts`];
}

/** The pages take types of what they show, and what they share with the core: one reader, and the drawing of the graph. A page is small. */
const MAY_PASS: ReadonlySet<string> = new Set([
  'src/core/formats/der/asn1Tree.ts',
  'src/core/model/text/rendered.ts',
  'src/core/presentation/comparison/comparisonPage.ts',
  'src/core/presentation/describe/comparison.ts',
  'src/core/presentation/details/page.ts',
  'src/core/presentation/expiration/expirationView.ts',
  'src/core/presentation/graph/drawing/drawScene.ts',
  'src/core/presentation/graph/drawing/drawing.ts',
  'src/core/presentation/graph/filterPicture.ts',
  'src/core/presentation/graph/foldPicture.ts',
  'src/core/presentation/graph/layout/layoutPicture.ts',
  'src/core/presentation/graph/picture.ts',
  'src/core/presentation/graph/shownPicture.ts',
]);

function upwards({ from, line, to }: Import): readonly string[] {
  if (DOORS.has(from)) return [];
  if (DOORS.has(to)) return [`${from}:${line}: imports ${to}, which is for those outside`];
  const [own, other] = [placeOf(from), placeOf(to)];
  if (!own || !other || (own.layer === other.layer && own.folder === other.folder)) return [];
  const layers = [...LAW.keys()];
  const isAllowed =
    own.layer === other.layer ? rankOf(other) < rankOf(own) : layers.indexOf(other.layer) < layers.indexOf(own.layer);
  return isAllowed ? [] : [`${from}:${line}: imports ${to}, which comes after it or stands beside it`];
}

function rankOf({ layer, folder }: Place): number {
  return rowsOf(layer).findIndex((folders) => folders.includes(folder));
}

function rowsOf(layer: string): readonly Row[] {
  return layer === EDITOR ? EDITOR_LAW : (LAW.get(layer) ?? []);
}

function placeOf(file: string): Place | undefined {
  if (file.startsWith(EDITOR)) return { layer: EDITOR, folder: path.posix.dirname(file.slice(EDITOR.length)) };
  const [layer, ...rest] = file.slice(CORE.length).split('/');
  if (layer === undefined || rest.length === 0) return undefined;
  return { layer, folder: rest.slice(0, -1).join('/') || '.' };
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}
