import { sliceSource } from '../../kubernetes/units/sourceText.ts';
import { withSpecifiers } from '../../kubernetes/units/specifiers.ts';
import { serviceSettings } from '../../kubernetes/units/unitFile.ts';
import { splitUnitWords } from '../../kubernetes/units/unitWords.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { PlacedText } from '../../model/documents/unit.ts';
import type { NodeFile, ServiceSetting } from '../../model/node.ts';
import { baseName } from '../../model/source/directories.ts';
import { madePath } from '../../model/source/templateName.ts';

const DROP_IN = /(?:^|\/)([^/]+\.service)\.d\/[^/]+\.conf$/;

const UNIT = /(?:^|\/)([^/]+\.service)$/;

/** The folders in which systemd looks for units, of which the first with a name wins (systemd.unit(5), "Unit File Load Path"). */
const LOAD_PATH = [
  '/etc/systemd/system',
  '/run/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
];

/** A service of a node: its unit, if it is there, and then its drop-ins. */
export interface ServiceParts {
  readonly name: string;
  readonly parts: NodeFile[];
}

/**
 * The units of a node by service, drop-ins by name. Units outside a folder of drop-ins each stand for themselves, and so do different units of
 * one name in several folders if systemd looks into none of them: they are those of several machines.
 */
export function groupUnits(files: readonly NodeFile[]): readonly ServiceParts[] {
  const groups = new Map<string, ServiceParts>();
  const seen = new Set<string>();
  const units = files.filter(({ file: { unit } }) => unit);
  const services = servicesOf(units);
  const isDropIn = (file: NodeFile) => !UNIT.test(madePath(file.path)) && services.get(file) !== file.path;
  for (const file of units.sort(byLoadOrder(isDropIn))) {
    const name = services.get(file) ?? file.path;
    const first = groups.get(name);
    const isOther = first && !isDropIn(file) && rank(file) === LOAD_PATH.length && isOfOtherMachine(file, first);
    const key = keyOf(file, name, isOther === true, groups);
    const group = groups.get(key) ?? { name, parts: [] };
    groups.set(key, group);
    // If a unit and a variant of it are in one folder, systemd reads the unit.
    const place = [key, isDropIn(file), baseName(madePath(file.path))].join('\n');
    if (!seen.has(place)) group.parts.push(file);
    seen.add(place);
  }
  return [...groups.values()];
}

/** By name; for a unit of another machine by its folder, with the drop-ins there; for a second such unit in one folder by its path. */
function keyOf(file: NodeFile, name: string, isOther: boolean, groups: ReadonlyMap<string, ServiceParts>): string {
  const own = `${name}\n${folderOf(file)}`;
  if (isOther && groups.has(own)) return file.path;
  return isOther || groups.has(own) ? own : name;
}

/** Whether the unit differs from one that lies in another folder into which systemd does not look. */
function isOfOtherMachine({ file }: NodeFile, { parts: [first] }: ServiceParts): boolean {
  return (
    first !== undefined &&
    UNIT.test(madePath(first.path)) &&
    rank(first) === LOAD_PATH.length &&
    first.file.text !== file.text
  );
}

/** The folder of a unit, for a drop-in that of its unit. */
export function folderOf(file: NodeFile): string {
  const path = madePath(file.path);
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return DROP_IN.test(path) ? folder.slice(0, Math.max(0, folder.lastIndexOf('/'))) : folder;
}

/** The service of each file with a unit's settings; the path of one that stands for itself. */
function servicesOf(units: readonly NodeFile[]): ReadonlyMap<NodeFile, string> {
  const byFolder = groupBy(
    units.filter(({ path }) => UNIT.test(madePath(path))),
    folderOf,
  );
  return new Map(units.map((file) => [file, serviceOf(file, byFolder.get(folderOf(file)) ?? [])]));
}

/** `neighbors`: the units in the folder of the file. */
function serviceOf(file: NodeFile, neighbors: readonly NodeFile[]): string {
  const path = madePath(file.path);
  const [, name] = DROP_IN.exec(path) ?? UNIT.exec(path) ?? [];
  if (name !== undefined) return name;
  if (/(?:^|\/)10-kubeadm\.conf$/.test(path)) return 'kubelet.service';
  const program = replacedProgram(file);
  const [own, ...others] = neighbors.filter((one) => program !== undefined && programsOf(one).at(-1) === program);
  return own && others.length === 0 ? serviceOf(own, []) : file.path;
}

/** The program of a drop-in that replaces the command of its unit, as one does that was copied from its folder. */
function replacedProgram(file: NodeFile): string | undefined {
  const [first, ...programs] = programsOf(file);
  return first === '' ? programs.at(-1) : undefined;
}

/** The programs that the commands of a unit start, without their folders; "" for a command that is reset. */
function programsOf({ file: { unit } }: NodeFile): readonly string[] {
  const commands = unit ? serviceSettings(unit, 'ExecStart') : [];
  return commands.map(({ value }) => baseName(value.text.trim().split(/\s/, 1)[0] ?? ''));
}

/** The settings of one key in the order systemd reads them, what an empty one resets left out. */
export function effectiveSettings(parts: readonly NodeFile[], key: string): readonly ServiceSetting[] {
  let settings: ServiceSetting[] = [];
  for (const file of parts) {
    for (const setting of file.file.unit ? serviceSettings(file.file.unit, key) : []) {
      if (setting.value.text.trim() === '') settings = [];
      else settings.push({ ...setting, file });
    }
  }
  return settings;
}

/** The assignments of `Environment=`, the last one of a name counting. */
export function environmentOf(parts: readonly NodeFile[], unit: string): Map<string, PlacedText> {
  const variables = new Map<string, PlacedText>();
  for (const { value, file } of effectiveSettings(parts, 'Environment')) {
    for (const written of splitUnitWords(value)) {
      const word = withSpecifiers(written, unit);
      const at = word.text.indexOf('=');
      if (at > 0) variables.set(word.text.slice(0, at), { source: sliceSource(word, at + 1), uri: file.file.uri });
    }
  }
  return variables;
}

function byLoadOrder(isDropIn: (file: NodeFile) => boolean) {
  return (one: NodeFile, other: NodeFile): number =>
    Number(isDropIn(one)) - Number(isDropIn(other)) ||
    (isDropIn(one) && baseName(one.path) !== baseName(other.path)
      ? baseName(one.path) < baseName(other.path)
        ? -1
        : 1
      : 0) ||
    rank(one) - rank(other) ||
    (one.path < other.path ? -1 : 1);
}

function rank({ hostPath = '' }: NodeFile): number {
  const at = LOAD_PATH.findIndex((folder) => hostPath.startsWith(`${folder}/`));
  return at < 0 ? LOAD_PATH.length : at;
}
